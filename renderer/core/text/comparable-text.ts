/** A text without the differences between two copies of it, with a map back to the original. */
export interface ComparableText {
  text: string;
  /** The half-open range of the original from which `start` to `end` of `text` was made. */
  original(start: number, end: number): { start: number; end: number };
}

const combining = /[\p{M}\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f]/u;
const dropped = /[\s\p{Default_Ignorable_Code_Point}]/gu;
const sameQuoteMark = /[’‘‚‛ʼ´`“”„‟«»‹›「」『』"]/g;
const sameDash = /[‐‑‒–—―−]/g;

/**
 * Removes white space and invisible characters, and unifies quotes, dashes, width, composition and case, in
 * which two extractions of a page and a reading device's notes differ.
 */
export function comparableText(original: string): ComparableText {
  const pieces: string[] = [];
  // For each character of the result, the range of the original that it was made from.
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < original.length; ) {
    const end = clusterEnd(original, at);
    const cluster = original.slice(at, end);
    const piece = comparableCluster(cluster);
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    if (piece !== '') pieces.push(piece);
    at = end;
  }
  return {
    text: pieces.join(''),
    original: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }),
  };
}

/** The end of a character and its combining marks, which have one normal form only together. */
function clusterEnd(text: string, at: number): number {
  let end = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  while (end < text.length) {
    // A fast path: no character below U+0300 combines.
    if (text.charCodeAt(end) < 0x300) break;
    const next = String.fromCodePoint(text.codePointAt(end)!);
    if (!combining.test(next)) break;
    end += next.length;
  }
  return end;
}

function comparableCluster(cluster: string): string {
  if (cluster.length === 1) {
    const code = cluster.charCodeAt(0);
    // Hangul syllables and Han characters have no variants.
    if ((code >= 0xac00 && code <= 0xd7a3) || (code >= 0x4e00 && code <= 0x9fff)) return cluster;
    if (code <= 0x20) return '';
    if (code < 0x80) return code === 0x22 || code === 0x60 ? "'" : cluster.toLowerCase();
  }
  return cluster
    .normalize('NFKC')
    .toLowerCase()
    .replace(dropped, '')
    .replace(sameQuoteMark, "'")
    .replace(sameDash, '-');
}
