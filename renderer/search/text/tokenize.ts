/**
 * Cuts folded text into the terms of the index; a query is cut by the same code. Runs of scripts without
 * spaces (and of Korean, whose particles attach to words) become overlapping pairs of characters, and the
 * last character with an end mark: `인공지능` → 인공 공지 지능 능⊣. So a single character is looked up as the prefix
 * of a pair and needs no term of its own, which costs one term for each run instead of one for each
 * character. Everything else becomes words, cut at apostrophes (l'homme is found by homme, Newcomen's by
 * Newcomen). A term is a string of bytes, one for each UTF-16 unit, which is sorted, compared and stored as
 * it is. Words are indexed as written; a query looks up all words of its stem (stem.ts).
 */

/** Stored with every index; an index of another version is rebuilt. */
export const tokenizerVersion = 2;

const unspaced =
  '\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー';
/** V8's regular expressions overflow their stack in a repetition of millions. */
const mostAtOnce = 0xffff;
const pattern = new RegExp(
  `([${unspaced}]{1,${mostAtOnce}})|[[\\p{L}\\p{N}\\p{M}_]--[${unspaced}]]{1,${mostAtOnce}}`,
  'gv',
);

export interface Piece {
  text: string;
  start: number;
  end: number;
  /** True for a run of a script without spaces, which is indexed in pairs. */
  paired: boolean;
}

/** The words and runs of a folded text, in order. Adjacent pieces of one kind are joined. */
export function pieces(folded: string): Piece[] {
  const found: Piece[] = [];
  for (const match of folded.matchAll(pattern)) {
    const [text] = match;
    const start = match.index;
    const end = start + text.length;
    const paired = match[1] !== undefined;
    const last = found.at(-1);
    if (last?.end === start && last.paired === paired) {
      last.text += text;
      last.end = end;
    } else found.push({ text, start, end, paired });
  }
  return found;
}

/** The term of all words that are too long for the dictionary: a look-up inside words has to include it. */
export const longWord = '\u0001';
export const longestWord = 64;
export const endMark = '\u007f';

/**
 * A character as three of a 64-letter alphabet that no folded text contains. MiniSearch's radix tree
 * tries the children of a node one after the other: thousands of Han characters side by side made
 * opening it 4 to 9 times slower than this.
 */
export function encodeCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  return String.fromCharCode(
    0x80 + ((code >> 12) & 63),
    0x80 + ((code >> 6) & 63),
    0x80 + (code & 63),
  );
}

/** The code point that `encodeCharacter` wrote at this place of a term. */
export function characterOf(term: string, at: number): number {
  const bits = (i: number) => term.charCodeAt(at + i) & 63;
  return (bits(0) << 12) | (bits(1) << 6) | bits(2);
}

/** False for a pair: its first byte is one that no UTF-8 word begins with. */
export function isWord(term: string): boolean {
  const code = term.charCodeAt(0);
  return code > 0xbf || (code > 1 && code < 0x7f);
}

const codes = /[\x80-\xbf]{3}|\x7f/g;

/** The character codes of a term: of a pair or the end of a run, two; a word is returned whole. */
export function codesOf(term: string): string[] {
  return /^[\x80-\xbf]/.test(term) ? term.match(codes)! : [term];
}

export function pairs(run: string): string[] {
  const codes = Array.from(run, encodeCharacter);
  return codes.slice(1).map((code, i) => codes[i]! + code);
}

export function lastOfRun(run: string): string {
  return encodeCharacter(Array.from(run.slice(-2)).at(-1)!) + endMark;
}

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() };
const beyondAscii = /[^\0-\x7f]/;

/** The UTF-8 of a word, one byte a UTF-16 unit. */
export function bytesOf(word: string): string {
  if (!beyondAscii.test(word)) return word;
  return String.fromCharCode(...utf8.encoder.encode(word));
}

/** The word of a term: the reverse of `bytesOf`. */
export function wordOf(term: string): string {
  if (!beyondAscii.test(term)) return term;
  return utf8.decoder.decode(Uint8Array.from(term, (byte) => byte.charCodeAt(0)));
}

export function wordTerm(word: string): string {
  return bytesOf(word.length > longestWord ? word.slice(0, longestWord) : word);
}

/** The terms of a folded text: pairs, ends of runs, words. */
export function tokenize(folded: string): string[] {
  return pieces(folded).flatMap(({ text, paired }) => {
    if (paired) return [...pairs(text), lastOfRun(text)];
    return text.length > longestWord ? [wordTerm(text), longWord] : [wordTerm(text)];
  });
}
