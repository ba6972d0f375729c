/**
 * The words of some articles' texts. A term of a script without spaces is a pair of characters, as in the
 * library's own index; terms that begin alike are one group, so that the common beginning is written once:
 *
 *     [ids, lengths, [["인", "간공구", POSTINGS], …], [["sea", " rch rched", POSTINGS], …]]
 *
 * The postings of a term are the articles that hold it: for each the distance to the one before and whether
 * it is there once, twice or more often, in one or two characters (see `write`).
 */
import { fold } from '../text/fold';
import { pieces } from '../text/tokenize';

/** Terms with the same beginning: it, what follows in each of them, and their postings. */
type Group = readonly [beginning: string, rests: string, postings: string];

/** `[ids, lengths, pairs, words]`, as it is written. */
export type TextShard = readonly [
  ids: readonly string[],
  /** Number of terms in each article. */
  lengths: readonly number[],
  pairs: readonly Group[],
  words: readonly Group[],
];

export interface ShardText {
  id: string;
  text: string;
}

/** How often an article has a term; 3 for more often, too. */
export type Counts = ReadonlyMap<number, number>;

/** Characters of a word that its group has in common. */
const wordBeginning = 3;
/** Characters of a word that count; longer ones are addresses and codes. */
const longestWord = 40;

/** The terms of a folded text with their counts. */
export function countTerms(folded: string) {
  const pairs = new Map<string, number>();
  const words = new Map<string, number>();
  let length = 0;
  const add = (counts: Map<string, number>, term: string) => {
    counts.set(term, (counts.get(term) ?? 0) + 1);
    length += 1;
  };
  for (const piece of pieces(folded)) {
    if (piece.paired) for (const pair of pairsOf(piece.text)) add(pairs, pair);
    else add(words, wordOf(piece.text));
  }
  return { pairs, words, length };
}

/** The overlapping pairs of a run; the character itself where it stands alone. */
export function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, at) => characters[at]! + character);
}

export const wordOf = (word: string) => word.slice(0, longestWord);

export function writeTextShard(texts: readonly ShardText[]): TextShard {
  const pairs = new Map<string, Map<number, number>>();
  const words = new Map<string, Map<number, number>>();
  const lengths = texts.map(({ text }, at) => {
    const found = countTerms(fold(text));
    for (const [terms, all] of [
      [found.pairs, pairs],
      [found.words, words],
    ] as const) {
      for (const [term, count] of terms) {
        const counts = all.get(term);
        if (counts) counts.set(at, count);
        else all.set(term, new Map([[at, count]]));
      }
    }
    return found.length;
  });
  return [
    texts.map(({ id }) => id),
    lengths,
    groupsOf(pairs, (pair) => Array.from(pair)[0]!.length, ''),
    groupsOf(words, () => wordBeginning, ' '),
  ];
}

/** @param before stands before what follows a beginning; empty where that is one character or none */
function groupsOf(
  terms: ReadonlyMap<string, Counts>,
  lengthOf: (term: string) => number,
  before: ' ' | '',
): Group[] {
  const groups: [string, string, string][] = [];
  for (const term of [...terms.keys()].sort()) {
    const beginning = term.slice(0, lengthOf(term));
    const rest = term.slice(beginning.length) || (before === '' ? alone : '');
    const last = groups.at(-1);
    const group: [string, string, string] = last?.[0] === beginning ? last : [beginning, '', ''];
    if (group !== last) groups.push(group);
    group[1] += before + rest;
    group[2] += write(terms.get(term)!);
  }
  return groups;
}

/** Stands for the second character of a run of one; no run has it. */
const alone = ' ';

// The characters of postings: those of ASCII that JSON writes as they are.
const digits = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at))
  .filter((character) => !'"\\<>'.includes(character))
  .join('');
const valueOfDigit = new Map(Array.from(digits, (digit, value) => [digit, value]));
/** A first character is distance × 6 + (count − 1) × 2 + 1 at a term's last article. */
const shortest = Math.floor(digits.length / 6) - 1;

function write(counts: Counts): string {
  let written = '';
  let before = -1;
  let left = counts.size;
  for (const [at, count] of counts) {
    left -= 1;
    const distance = at - before - 1;
    const facts = (Math.min(count, 3) - 1) * 2 + (left === 0 ? 1 : 0);
    written += digits[Math.min(distance, shortest) * 6 + facts];
    // What is missing of a longer distance follows, in as many characters as it needs.
    let missing = distance - shortest;
    while (missing >= digits.length - 1) {
      written += digits.at(-1);
      missing -= digits.length - 1;
    }
    if (missing >= 0) written += digits[missing];
    before = at;
  }
  return written;
}

/** The postings of the terms of a group, in the order of its terms. */
function* read(postings: string): Generator<Counts> {
  let counts = new Map<number, number>();
  let before = -1;
  for (let place = 0; place < postings.length; place++) {
    const value = valueOfDigit.get(postings[place]!) ?? 0;
    let distance = Math.floor(value / 6);
    if (distance === shortest) {
      let more: number;
      do {
        place += 1;
        more = valueOfDigit.get(postings[place] ?? ' ') ?? 0;
        distance += more;
      } while (more === digits.length - 1);
    }
    before += distance + 1;
    counts.set(before, ((value % 6) >> 1) + 1);
    if (value % 2 === 0) continue;
    yield counts;
    counts = new Map();
    before = -1;
  }
}

/** Finds the terms of a shard. What a page was handed is not trusted: anything odd finds nothing. */
export class ShardReader {
  readonly ids: readonly string[];
  readonly lengths: readonly number[];
  readonly #pairs: ReadonlyMap<string, Group>;
  readonly #words: ReadonlyMap<string, Group>;

  constructor([ids, lengths, pairs, words]: TextShard) {
    this.ids = ids;
    this.lengths = lengths;
    this.#pairs = new Map(pairs.map((group) => [group[0], group]));
    this.#words = new Map(words.map((group) => [group[0], group]));
  }

  /** The articles that have this pair. */
  pair(pair: string): Counts {
    const [first = '', second = alone] = Array.from(pair);
    for (const [term, counts] of termsOf(this.#pairs.get(first), Array.from)) {
      if (term === second) return counts;
    }
    return new Map();
  }

  /** The articles that have this character, whatever stands beside it. */
  character(character: string): Counts {
    const found = new Map<number, number>();
    for (const group of this.#pairs.values()) {
      const isFirst = group[0] === character;
      if (!isFirst && !group[1].includes(character)) continue;
      for (const [second, counts] of termsOf(group, Array.from)) {
        if (isFirst || second === character) for (const [at, count] of counts) found.set(at, count);
      }
    }
    return found;
  }

  /** The articles that have a word for which `isMeant`; it begins with `beginning`. */
  words(beginning: string, isMeant: (word: string) => boolean): Counts {
    const found = new Map<number, number>();
    const groups =
      beginning.length < wordBeginning
        ? [...this.#words.values()].filter(([start]) => start.startsWith(beginning))
        : [this.#words.get(beginning.slice(0, wordBeginning))];
    for (const group of groups) {
      for (const [rest, counts] of termsOf(group, (rests) => rests.split(' ').slice(1))) {
        if (!isMeant(group![0] + rest)) continue;
        for (const [at, count] of counts) found.set(at, (found.get(at) ?? 0) + count);
      }
    }
    return found;
  }
}

function* termsOf(
  group: Group | undefined,
  split: (rests: string) => string[],
): Generator<[rest: string, counts: Counts]> {
  if (group === undefined) return;
  const rests = split(group[1]);
  let at = 0;
  for (const counts of read(group[2])) yield [rests[at++] ?? '', counts];
}
