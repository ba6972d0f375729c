/** A text without what differs between two copies of it, and the way back to where each part stood. */
export interface ComparableText {
  text: string;
  /** The half-open range of the original that `start` to `end` of `text` was made from. */
  original(start: number, end: number): { start: number; end: number };
}

const combining = /[\p{M}\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f]/u;
const dropped = /[\s\p{Default_Ignorable_Code_Point}]/gu;
const sameQuoteMark = /[’‘‚‛ʼ´`“”„‟«»‹›「」『』"]/g;
const sameDash = /[‐‑‒–—―−]/g;

/**
 * Leaves out white space of any kind and invisible characters, and makes one of each kind of quote
 * mark and dash, of full and half width, of composed and decomposed, of large and small letters.
 * Two extractions of a page, and a reading device's notes on it, differ in all of these.
 */
export function comparableText(original: string): ComparableText {
  const pieces: string[] = [];
  // Of each character of the text: the range of the original that it was made from.
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

/** A character with all that combines with it: only together do they have one spelling. */
function clusterEnd(text: string, at: number): number {
  let end = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  while (end < text.length) {
    // Most of what is written combines with nothing, and a look at its number tells so.
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
    // Hangul syllables and Han characters are as they are.
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
