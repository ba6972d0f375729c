import type { Mark } from './protocol';

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
const plain = '!-~ 、。々가-힣一-鿿ぁ-ゖァ-ヺー';
const special = new RegExp(
  `\\s(?=[\\s\\p{Default_Ignorable_Code_Point}])[\\s\\p{Default_Ignorable_Code_Point}]*|[^${tail}]?[${tail}]+|[^${plain}${tail}]`,
  'gu',
);
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Not after Cyrillic letters: и and й are two letters to their readers. */
const accents = /(?<![\u0400-\u04ff])[\u0300-\u036f]+/g;
/** Letters that Unicode does not take apart, and the apostrophes of typesetters. */
const letters = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' }),
);
for (const [from, to] of ['ςσ', 'ёе', "’'", "‘'", "ʼ'", '‐-', '‑-']) letters.set(from!, to!);
const replaced = new RegExp(`[${[...letters.keys()].join('')}]`, 'g');

/** Most clusters are the same few: line ends, the punctuation of Chinese and Japanese. */
const known = new Map<string, string>();
const mostKnown = 20_000;

function foldCluster(cluster: string): string {
  let folded = known.get(cluster);
  if (folded === undefined) {
    folded = reckonCluster(cluster);
    if (cluster.length < 4 && known.size < mostKnown) known.set(cluster, folded);
  }
  return folded;
}

function reckonCluster(cluster: string): string {
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

export function fold(text: string): string {
  return text.replace(special, foldCluster).toLowerCase();
}

export interface Folded {
  text: string;
  /** The range of the original that a range of the folded text was made from. */
  original(start: number, end: number): Mark;
}

/** The same string as `fold` makes, and the way back. */
export function foldWithPositions(text: string): Folded {
  // A row per cluster: where it begins in the folded text and in the original, and where it ends
  // there; what lies between two rows is plain, one to one.
  const foldedAt: number[] = [];
  const foldedEnd: number[] = [];
  const originalAt: number[] = [];
  const originalEnd: number[] = [];
  let folded = '';
  let read = 0;
  for (const match of text.matchAll(special)) {
    folded += text.slice(read, match.index).toLowerCase();
    foldedAt.push(folded.length);
    originalAt.push(match.index);
    folded += foldCluster(match[0]);
    read = match.index + match[0].length;
    foldedEnd.push(folded.length);
    originalEnd.push(read);
  }
  folded += text.slice(read).toLowerCase();

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
  /** Of the last character, not of the place after it: invisible characters stay outside. */
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
