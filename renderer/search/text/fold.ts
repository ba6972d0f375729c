import type { Mark } from './needle';

/**
 * Folding makes what a reader thinks of as the same spelling the same string: NFKC (ﬁ = fi, ㈜ = (주),
 * half width = full width, NFD = NFC), lower case, Latin and Greek accents off, one space for any
 * white space, invisible characters gone.
 *
 * It works cluster by cluster, so that every folded character can be traced back to the ones it was
 * made of. `plain` folds one to one; `tail` is what may combine with the character before it.
 */
const tail =
  '\\p{M}\\p{Default_Ignorable_Code_Point}\\u1160-\\u11ff\\ud7b0-\\ud7ff\\u3131-\\u318e\\uff9e-\\uffdc';
const plain = '!-~、。々가-힣一-鿿ぁ-ゖァ-ヺー';
/** A longer run is split into several clusters: V8 overflows its stack in a repetition of millions. */
const longestCluster = 0xffff;
const special = new RegExp(
  `\\s(?=[\\s\\p{Default_Ignorable_Code_Point}])[\\s\\p{Default_Ignorable_Code_Point}]{1,${longestCluster}}|[^${tail}]?[${tail}]{1,${longestCluster}}|[^ ${plain}${tail}]`,
  'gu',
);
const capital = /[A-Z]/;
/** Finds where such a cluster may begin; faster than a loop over the characters. */
const unusual = new RegExp(`[^ ${plain}]| (?![${plain}])`, 'g');
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Marks after Cyrillic letters are kept: и and й are different letters. */
const accents = /(?<![\u0400-\u04ff])[\u0300-\u036f]+/g;
/** Letters that Unicode does not decompose, and typographic apostrophes. */
const letters = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' }),
);
for (const [from, to] of ['ςσ', 'ёе', "’'", "‘'", "ʼ'", '‐-', '‑-']) letters.set(from!, to!);
const replaced = new RegExp(`[${[...letters.keys()].join('')}]`, 'g');

/** A cache: most clusters are the same few (line ends, Chinese and Japanese punctuation). */
const known = new Map<string, string>();
const mostKnown = 20_000;
/** How each UTF-16 unit folds by itself, looked up without creating a string. */
const knownSingles: (string | undefined)[] = [];

function foldCluster(text: string, start: number, end: number): string {
  if (end - start === 1) {
    const code = text.charCodeAt(start);
    knownSingles[code] ??= foldUncached(text[start]!);
    return knownSingles[code];
  }
  const cluster = text.slice(start, end);
  let folded = known.get(cluster);
  if (folded === undefined) {
    folded = foldUncached(cluster);
    if (cluster.length < 4 && known.size < mostKnown) known.set(cluster, folded);
  }
  return folded;
}

function foldUncached(cluster: string): string {
  if (/^\s+$/u.test(cluster)) return ' ';
  return cluster
    .replace(invisible, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(accents, '')
    .normalize('NFC')
    .replace(replaced, (letter) => letters.get(letter)!)
    .replace(/\s+/gu, ' ');
}

/** How a character of the Basic Multilingual Plane folds; some kinds need the regular expression. */
enum Kind {
  plain,
  space,
  white,
  /** Folds by itself unless a combining character follows. */
  single,
  /** Combines with the character before it, or is half of a surrogate pair. */
  other,
}

let kinds: Uint8Array | null = null;

/** Undefined past the end. */
function isWhite(kind: number | undefined): boolean {
  return kind === Kind.space || kind === Kind.white;
}

function makeKinds(): Uint8Array {
  const made = new Uint8Array(0x10000).fill(Kind.single);
  const isPlain = new RegExp(`[${plain}]`);
  const isTail = new RegExp(`[${tail}]`, 'u');
  for (let code = 0; code < made.length; code++) {
    const character = String.fromCharCode(code);
    if (code >= 0xd800 && code <= 0xdfff) made[code] = Kind.other;
    else if (isTail.test(character)) made[code] = Kind.other;
    else if (character === ' ') made[code] = Kind.space;
    else if (/\s/u.test(character)) made[code] = Kind.white;
    else if (isPlain.test(character)) made[code] = Kind.plain;
  }
  return made;
}

/**
 * Visits the clusters that `special` would match, in order; what lies between them is plain. That regular
 * expression looks up Unicode properties and is slow, so it is run only where a table of characters does
 * not decide: folding takes less than half of the time.
 */
function eachCluster(text: string, visit: (start: number, end: number) => void): void {
  kinds ??= makeKinds();
  let done = 0;
  unusual.lastIndex = 0;
  while (unusual.test(text)) {
    const at = unusual.lastIndex - 1;
    const kind = kinds[text.charCodeAt(at)]!;
    let end = at + 1;
    if (isWhite(kind)) while (isWhite(kinds[text.charCodeAt(end)])) end += 1;
    const combines = kind === Kind.other || kinds[text.charCodeAt(end)] === Kind.other;
    if (combines) {
      special.lastIndex = Math.max(done, kind === Kind.other ? at - 1 : at);
      const match = special.exec(text);
      if (!match) return;
      end = match.index + match[0].length;
      visit(match.index, end);
      done = end;
    } else if (kind !== Kind.space || end > at + 1) {
      visit(at, end);
      done = end;
    }
    unusual.lastIndex = end;
  }
}

export function fold(text: string): string {
  return foldInto(text, null);
}

export interface Folded {
  text: string;
  /** The range of the original that a range of the folded text was made from. */
  original(start: number, end: number): Mark;
}

/**
 * A row per cluster that is not one to one: where it begins in the folded text and in the original, and
 * where it ends there. Between two rows all is one to one; most texts have a few.
 */
interface Rows {
  foldedAt: number[];
  foldedEnd: number[];
  originalAt: number[];
  originalEnd: number[];
}

function foldInto(text: string, rows: Rows | null): string {
  let folded = '';
  let read = 0;
  // Other capital letters are folded as clusters.
  const hasCapital = capital.test(text);
  const lower = (part: string) => (hasCapital ? part.toLowerCase() : part);
  eachCluster(text, (start, end) => {
    const cluster = foldCluster(text, start, end);
    const isOneToOne = end - start === 1 && cluster.length === 1;
    if (isOneToOne && cluster.charCodeAt(0) === text.charCodeAt(start)) return;
    if (read < start) folded += lower(text.slice(read, start));
    if (rows && !isOneToOne) {
      rows.foldedAt.push(folded.length);
      rows.foldedEnd.push(folded.length + cluster.length);
      rows.originalAt.push(start);
      rows.originalEnd.push(end);
    }
    folded += cluster;
    read = end;
  });
  return folded + lower(text.slice(read));
}

/** The same string as `fold` returns, with a map of its ranges to the original. */
export function foldWithPositions(text: string): Folded {
  const rows: Rows = { foldedAt: [], foldedEnd: [], originalAt: [], originalEnd: [] };
  const folded = foldInto(text, rows);
  const { foldedAt, foldedEnd, originalAt, originalEnd } = rows;

  function lastRowAt(position: number): number {
    let low = 0;
    let high = foldedAt.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (foldedAt[middle]! <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
  function startOf(position: number): number {
    const row = lastRowAt(position);
    if (row < 0) return position;
    if (position < foldedEnd[row]!) return originalAt[row]!;
    return originalEnd[row]! + position - foldedEnd[row]!;
  }
  /** The end of the last character, so that invisible characters after it stay outside. */
  function endOf(position: number): number {
    const row = lastRowAt(position - 1);
    if (row < 0) return position;
    if (position <= foldedEnd[row]!) return originalEnd[row]!;
    return originalEnd[row]! + position - foldedEnd[row]!;
  }
  return {
    text: folded,
    original: (start, end) =>
      end > start
        ? { start: startOf(start), end: endOf(end) }
        : { start: startOf(start), end: startOf(start) },
  };
}
