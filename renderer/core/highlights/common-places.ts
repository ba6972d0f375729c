/** The places that two texts of one article have in common, such as its reading text and its original. */

/** The same words in both texts, by their offsets in UTF-16 code units. */
export interface CommonPlace {
  own: number;
  other: number;
}

/** Letters that must be the same. Fewer occur by chance: a name, a date, a common phrase. */
const windowLetters = 16;
/** Letters between two places that are looked for inside a paragraph. */
const betweenPlaces = 64;
/** Code units of each text, at most: a hostile document may have any number. */
const mostCompared = 4_000_000;

/**
 * Finds windows of letters that occur exactly once in both texts, or exactly once at the beginning of a line,
 * and keeps the longest series that is in order in both. Only letters and digits are compared: lines,
 * hyphens and spaces differ between a page, a PDF and the reading text.
 *
 * @returns in rising order of both offsets
 */
export function commonPlaces(ownText: string, otherText: string): CommonPlace[] {
  const own = lettersOf(ownText);
  const other = lettersOf(otherText);
  const found = findWindows(own, other, windowStarts(own));
  const pairs = [...found.values()].flatMap(({ start, atLine, anywhere }) => {
    const at = atLine >= 0 ? atLine : anywhere;
    return at >= 0 ? { own: own.offsets[start]!, other: other.offsets[at]! } : [];
  });
  return longestRising(pairs.sort((a, b) => a.own - b.own));
}

interface Letters {
  /** Code units of the letters, folded. */
  codes: number[];
  /** Where each of them is in the text. */
  offsets: number[];
  /** The indexes of those that begin a line. */
  firsts: ReadonlySet<number>;
}

function lettersOf(text: string): Letters {
  const codes: number[] = [];
  const offsets: number[] = [];
  for (let at = 0; at < Math.min(text.length, mostCompared); at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const isUpper = code >= 65 && code <= 90;
      if (!isUpper && !(code >= 97 && code <= 122) && !(code >= 48 && code <= 57)) continue;
      codes.push(isUpper ? code + 32 : code);
      offsets.push(at);
    } else if (isSurrogate(code) || /[\p{L}\p{N}]/u.test(text[at]!)) {
      for (const letter of foldedLetter(text[at]!, code)) {
        codes.push(letter.charCodeAt(0));
        offsets.push(at);
      }
    }
  }
  return { codes, offsets, firsts: firstsOf(text, offsets) };
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** Ligatures and full-width letters of a PDF are plain letters elsewhere. */
function foldedLetter(letter: string, code: number): string {
  return (code >= 0xf900 ? letter.normalize('NFKC') : letter).toLowerCase();
}

/** Indexes of letters: the first of each paragraph, and others at a distance. */
function windowStarts({ offsets, firsts }: Letters): number[] {
  const starts: number[] = [];
  let last = -betweenPlaces;
  for (let at = 0; at + windowLetters <= offsets.length; at++) {
    if (!firsts.has(at) && at - last < betweenPlaces) continue;
    starts.push(at);
    last = at;
  }
  return starts;
}

function firstsOf(text: string, offsets: readonly number[]): Set<number> {
  const firsts = new Set<number>();
  for (let at = 0; at < offsets.length; at++) {
    if (at === 0 || hasLineBreak(text, offsets[at - 1]!, offsets[at]!)) firsts.add(at);
  }
  return firsts;
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (text.charCodeAt(at) === 10) return true;
  return false;
}

interface Window {
  start: number;
  /** Its index in the other text; -1 while it is not found, -2 once it is ambiguous. */
  anywhere: number;
  /** The same among the beginnings of lines, for one that begins a line: "2. Tides" is in "12. Tides", too. */
  atLine: number;
}

/** By their hashes; windows of one hash are ambiguous, too. */
function findWindows(own: Letters, other: Letters, starts: readonly number[]) {
  const windows = new Map<number, Window>();
  for (const start of starts) {
    const atLine = own.firsts.has(start) ? -1 : -2;
    // Of two that are the same, one that begins a line stays.
    const hash = hashAt(own.codes, start);
    if (atLine === -1 || !windows.has(hash)) windows.set(hash, { start, anywhere: -1, atLine });
  }
  // Windows that occur again in the own text, wherever it is.
  eachHash(own.codes, (hash, at) => {
    const found = windows.get(hash);
    if (!found || found.start === at) return;
    found.anywhere = -2;
    if (own.firsts.has(at)) found.atLine = -2;
  });
  eachHash(other.codes, (hash, at) => {
    const found = windows.get(hash);
    if (!found) return;
    const isSameWindow = isSame(own, found.start, other, at);
    found.anywhere = found.anywhere === -1 && isSameWindow ? at : -2;
    if (other.firsts.has(at)) found.atLine = found.atLine === -1 && isSameWindow ? at : -2;
  });
  return windows;
}

function isSame(own: Letters, start: number, other: Letters, at: number): boolean {
  for (let by = 0; by < windowLetters; by++) {
    if (own.codes[start + by] !== other.codes[at + by]) return false;
  }
  return true;
}

const base = 0x01000193;
/** `base` to the power of the window's length, without the bits above 32. */
const leaving = Array.from({ length: windowLetters }).reduce<number>(
  (power) => Math.imul(power, base),
  1,
);

function hashAt(codes: readonly number[], start: number): number {
  let hash = 0;
  for (let at = start; at < start + windowLetters; at++) hash = Math.imul(hash, base) + codes[at]!;
  return hash | 0;
}

/** Calls `run` with the rolling hash of each window (Rabin and Karp) and its index. */
function eachHash(codes: readonly number[], run: (hash: number, at: number) => void): void {
  if (codes.length < windowLetters) return;
  let hash = hashAt(codes, 0);
  run(hash, 0);
  for (let at = 1; at + windowLetters <= codes.length; at++) {
    const entering = codes[at + windowLetters - 1]!;
    hash = (Math.imul(hash, base) + entering - Math.imul(codes[at - 1]!, leaving)) | 0;
    run(hash, at);
  }
}

/** The longest part of pairs in order of `own` whose `other` rises, too (patience sorting). */
function longestRising(pairs: readonly CommonPlace[]): CommonPlace[] {
  // For each length, the index of the pair with the least `other` that ends a series of it.
  const ends: number[] = [];
  const before: number[] = [];
  pairs.forEach(({ other }, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]!.other < other) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? ends[low - 1]! : -1);
    ends[low] = index;
  });
  const series: CommonPlace[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) series.push(pairs[at]!);
  return series.reverse();
}
