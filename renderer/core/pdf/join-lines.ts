import type { Line } from './lines';

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff65ー]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** Returns a function that appends a line to a text, and joins a word broken across them. */
export function createLineJoiner(lines: readonly Line[]): (text: string, line: Line) => string {
  const words = wordsIn(lines);
  const koreanSpacesAreKept = showsKoreanSpaces(lines);
  let before: Line | null = null;
  return (text, line) => {
    const above = before;
    before = line;
    if (text === '') return line.text;
    const end = text.at(-1)!;
    const start = line.text[0]!;
    if (end === '\u00ad') return text.slice(0, -1) + line.text;
    if (/[-\u2010]/.test(end)) return joinHyphenated(text, line.text, words);
    if (DENSE.test(end) || DENSE.test(start)) {
      const isKorean = HANGUL.test(end) || HANGUL.test(start);
      return isKorean || above?.endsWithSpace ? `${text} ${line.text}` : text + line.text;
    }
    const isBroken =
      koreanSpacesAreKept && !above?.endsWithSpace && HANGUL.test(end) && HANGUL.test(start);
    return isBroken ? text + line.text : `${text} ${line.text}`;
  };
}

/** Joins a hyphenated word. Other occurrences in the document show whether the hyphen belongs to it. */
function joinHyphenated(text: string, next: string, words: ReadonlySet<string>): string {
  const head = /(\p{L}+)[-\u2010]$/u.exec(text)?.[1];
  const tail = /^\p{L}+/u.exec(next)?.[0];
  if (!head) return `${text} ${next}`;
  if (!tail || !/^\p{Ll}/u.test(tail)) return text + next;
  const isCompound =
    words.has(`${head}-${tail}`.toLowerCase()) && !words.has((head + tail).toLowerCase());
  return isCompound ? text + next : text.slice(0, -1) + next;
}

function wordsIn(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*/gu)) words.add(word);
  }
  return words;
}

/**
 * Korean is broken between words or inside them. Some programs write the space at a line's end; then a line
 * without one ends inside a word.
 */
function showsKoreanSpaces(lines: readonly Line[]): boolean {
  const korean = lines.filter(({ text }) => HANGUL.test(text.at(-1)!));
  return korean.filter(({ endsWithSpace }) => endsWithSpace).length > korean.length * 0.2;
}
