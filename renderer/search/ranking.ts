import { fields } from './postings';
import type { DocSet, SearchIndex } from './search-index';
import type { Lookup } from './segment';

/** Spellings that count as one word, be it this or that one which stands there. */
export type Term = readonly Lookup[];

/**
 * By the fields of the index: title, byline, site, tags, notes, body. A single word most likely
 * names what an article is about; of a question the title alone answers little (measured: MRR@10 of
 * English questions .77 with 2.5, .81 with 0.8).
 */
const boostsOfWord = [2.5, 1.5, 1, 1.5, 1.5, 1];
const boostsOfWords = [0.8, 1.5, 1, 1.5, 1.5, 1];
const k = 1.2;
/** A hit of the question meets at least this share of what the best one meets. */
const leastOfBest = 0.15;

export interface Ranked {
  /** Those that meet anything, in no order. */
  docs: Uint32Array;
  /** Beside each how well it does. */
  scores: Float32Array;
  /** What meeting each term says: rare ones say more. */
  rarities: number[];
}

/**
 * Of each article, all zeros between two calls. Made anew each time they were more than all else that
 * a search makes, and collecting that garbage was most of its slowest times.
 */
let room = roomFor(0);

function roomFor(size: number) {
  return {
    size,
    /** For one term: what its occurrences count, and where there are any. */
    weights: new Float32Array(size),
    touched: new Uint32Array(size),
    /** For all terms. */
    scores: new Float32Array(size),
    met: new Float32Array(size),
    found: new Uint32Array(size),
  };
}

/**
 * BM25F: occurrences of a word are summed over its spellings and the fields of an article, each
 * counting less in a longer field, and only then saturate. How well each of `docs` (null: any) meets
 * the terms, which came from so many words; all of them count, none is required.
 *
 * @param shares of what each term says, how much counts; all of it where none is given
 */
export function rank(
  index: SearchIndex,
  terms: readonly Term[],
  docs: DocSet | null,
  words: number,
  shares: readonly number[] = [],
): Ranked {
  const alive = index.alive();
  const norms = index.norms();
  const boosts = words > 1 ? boostsOfWords : boostsOfWord;
  if (room.size < alive.length) room = roomFor(alive.length);
  const { weights, touched, scores, met, found } = room;
  const width = fields.length;
  let all = 0;
  let size = 0;
  const rarities = terms.map((term, number) => {
    let count = 0;
    const { docs: held, counts, length } = index.read(term);
    for (let i = 0; i < length; i++) {
      const doc = held[i]!;
      if (alive[doc] === 0) continue;
      const field = counts[i]! & 7;
      if (weights[doc] === 0) touched[count++] = doc;
      weights[doc]! += boosts[field]! * (counts[i]! >>> 3) * norms[doc * width + field]!;
    }
    const rarity =
      (shares[number] ?? 1) * Math.log(1 + (index.documentCount - count + 0.5) / (count + 0.5));
    all += rarity;
    for (let i = 0; i < count; i++) {
      const doc = touched[i]!;
      const weight = weights[doc]!;
      weights[doc] = 0;
      if (docs !== null && docs[doc] === 0) continue;
      if (met[doc] === 0) found[size++] = doc;
      scores[doc]! += (rarity * weight * (k + 1)) / (weight + k);
      met[doc]! += rarity;
    }
    return rarity;
  });
  const ranked = { docs: found.slice(0, size), scores: new Float32Array(size), rarities };
  for (let i = 0; i < size; i++) {
    const doc = found[i]!;
    // A text that meets more of the question is a better answer than one that repeats a part of it.
    ranked.scores[i] = (scores[doc]! * met[doc]!) / all;
    scores[doc] = 0;
    met[doc] = 0;
  }
  return ranked;
}

/** The articles that meet at least this share of what the best one meets, of so many. */
export function metBy({ docs, scores }: Ranked, size: number, share = 0): DocSet {
  let best = 0;
  for (let i = 0; i < scores.length; i++) if (scores[i]! > best) best = scores[i]!;
  const least = best * share;
  const met = new Uint8Array(size);
  for (let i = 0; i < docs.length; i++) if (scores[i]! >= least) met[docs[i]!] = 1;
  return met;
}

/** The articles that meet a fair part of a question, which hardly any meets whole. */
export function answersTo(ranked: Ranked, size: number): DocSet {
  return metBy(ranked, size, leastOfBest);
}
