import type { Line } from './lines';

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff65ー]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** What joins two lines: the characters cut off the end of the first one, and what stands instead. */
interface Seam {
  cut: 0 | 1;
  between: '' | ' ';
}

export type JoinedLine = Pick<Line, 'text' | 'endsWithSpace'>;

/** Returns a function that appends a line to a text, and joins a word broken across them. */
export function createLineJoiner(
  lines: readonly JoinedLine[],
): (text: string, line: JoinedLine) => string {
  const seamOf = createSeamFinder(lines);
  let before: JoinedLine | null = null;
  return (text, line) => {
    const above = before;
    before = line;
    if (text === '') return line.text;
    const { cut, between } = seamOf(text, above?.endsWithSpace ?? false, line.text);
    return text.slice(0, text.length - cut) + between + line.text;
  };
}

/**
 * Returns a function that tells how a line is joined to the text before it.
 *
 * @param lines of the whole document, whose words show which ones are broken
 */
export function createSeamFinder(
  lines: readonly JoinedLine[],
): (text: string, endsWithSpace: boolean, next: string) => Seam {
  const words = wordsIn(lines);
  const korean = koreanWords(lines);
  const koreanSpacesAreKept = showsKoreanSpaces(lines);
  return (text, endsWithSpace, next) => {
    const end = text.at(-1)!;
    const start = next[0]!;
    if (end === '\u00ad') return inWord(1);
    if (/[-\u2010]/.test(end)) return seamAtHyphen(text, next, words);
    if (DENSE.test(end) || DENSE.test(start)) {
      const isKorean = HANGUL.test(end) || HANGUL.test(start);
      return isKorean || endsWithSpace ? betweenWords : inWord(0);
    }
    if (endsWithSpace || !HANGUL.test(end) || !HANGUL.test(start)) return betweenWords;
    return koreanSpacesAreKept || korean.isBroken(text, next) ? inWord(0) : betweenWords;
  };
}

const betweenWords: Seam = { cut: 0, between: ' ' };
const inWord = (cut: Seam['cut']): Seam => ({ cut, between: '' });

/** Other occurrences in the document show whether the hyphen belongs to the word. */
function seamAtHyphen(text: string, next: string, words: ReadonlySet<string>): Seam {
  const head = /(\p{L}+)[-\u2010]$/u.exec(text)?.[1];
  const tail = /^\p{L}+/u.exec(next)?.[0];
  if (!head) return betweenWords;
  if (!tail || !/^\p{Ll}/u.test(tail)) return inWord(0);
  const isCompound =
    words.has(`${head}-${tail}`.toLowerCase()) && !words.has((head + tail).toLowerCase());
  return inWord(isCompound ? 0 : 1);
}

function wordsIn(lines: readonly JoinedLine[]): Set<string> {
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
function showsKoreanSpaces(lines: readonly JoinedLine[]): boolean {
  const korean = lines.filter(({ text }) => HANGUL.test(text.at(-1)!));
  return korean.filter(({ endsWithSpace }) => endsWithSpace).length > korean.length * 0.2;
}

/** Particles and endings that never begin a word (국립국어원, 표준국어대사전: 조사, 어미). */
const NEVER_FIRST =
  /^(?:을|를|은|는|이|가|의|에|에게|에서|에는|에도|에게서|로|으로|로서|으로서|로써|으로써|와|과|도|만|까지|부터|마다|조차|밖에|처럼|보다|께서|이나|이며|이고|이라고|이라는|라고|라는|라며|하고|하며|하여|했다|한다|된다|됐다|되었다|하였다|입니다|습니다|였다|이었다|이다|다|요|고|며|지만|는데|으며|으나|던|들|들이|들은|들을|들의|들에게)[.,!?…"'”’)]*$/;

interface KoreanWords {
  /** Whether the end of one line and the start of the next are one word. */
  isBroken(before: string, after: string): boolean;
}

/**
 * Programs that break Korean between any two syllables and write no space at a line's end (browsers) leave
 * open whether a word ends there. The rest of the document shows it: the word stands whole elsewhere, or
 * its halves stand apart, or its second half cannot begin a word.
 */
function koreanWords(lines: readonly JoinedLine[]): KoreanWords {
  const whole = new Map<string, number>();
  for (const { text } of lines) {
    // The first and the last word of a line may be halves.
    for (const word of text.split(/\s+/).slice(1, -1)) {
      const bare = bareWord(word);
      if (bare) whole.set(bare, (whole.get(bare) ?? 0) + 1);
    }
  }
  const count = (word: string) => whole.get(bareWord(word)) ?? 0;
  return {
    isBroken(before, after) {
      const head = /\S+$/.exec(before)?.[0] ?? '';
      const tail = /^\S+/.exec(after)?.[0] ?? '';
      if (/[.,!?;:…)\]"'”’]$/.test(head)) return false;
      const joined = count(head + tail);
      if (joined > 0) return joined >= Math.min(count(head), count(tail));
      return NEVER_FIRST.test(tail) && count(tail) === 0;
    },
  };
}

const bareWord = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
