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
  /** By the number of the article; 0 for those that meet nothing. */
  scores: Float32Array;
  /** What meeting each term says: rare ones say more. */
  rarities: number[];
}

/**
 * BM25F: occurrences of a word are summed over its spellings and the fields of an article, each
 * counting less in a longer field, and only then saturate. How well each of `docs` (null: any) meets
 * the terms, which came from so many words; all of them count, by their share, none is required.
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
  const scores = new Float32Array(alive.length);
  const met = new Float32Array(terms.length > 1 ? alive.length : 0);
  const weights = new Float32Array(alive.length);
  const touched = new Uint32Array(alive.length);
  const width = fields.length;
  let all = 0;
  const rarities = terms.map((term, place) => {
    let count = 0;
    const { docs: held, counts, length } = index.read(term);
    for (let i = 0; i < length; i++) {
      const doc = held[i]!;
      if (alive[doc] === 0) continue;
      const field = counts[i]! & 7;
      if (weights[doc] === 0) touched[count++] = doc;
      weights[doc]! += boosts[field]! * (counts[i]! >>> 3) * norms[doc * width + field]!;
    }
    const rare = Math.log(1 + (index.documentCount - count + 0.5) / (count + 0.5));
    const rarity = rare * (shares[place] ?? 1);
    all += rarity;
    for (let i = 0; i < count; i++) {
      const doc = touched[i]!;
      const weight = weights[doc]!;
      weights[doc] = 0;
      if (docs && docs[doc] === 0) continue;
      scores[doc]! += (rarity * weight * (k + 1)) / (weight + k);
      if (terms.length > 1) met[doc]! += rarity;
    }
    return rarity;
  });
  // A text that meets more of the question is a better answer than one that repeats a part of it.
  for (let doc = 0; doc < met.length; doc++) scores[doc]! *= met[doc]! / (all || 1);
  return { scores, rarities };
}

/** The articles that meet anything. */
export function metBy({ scores }: Ranked): DocSet {
  const docs = new Uint8Array(scores.length);
  for (let doc = 0; doc < scores.length; doc++) if (scores[doc]! > 0) docs[doc] = 1;
  return docs;
}

/** The articles that meet a fair part of a question, which hardly any meets whole. */
export function answersTo({ scores }: Ranked): DocSet {
  let best = 0;
  for (let doc = 0; doc < scores.length; doc++) if (scores[doc]! > best) best = scores[doc]!;
  const least = best * leastOfBest;
  const answers = new Uint8Array(scores.length);
  for (let doc = 0; doc < scores.length; doc++) {
    if (scores[doc]! > 0 && scores[doc]! >= least) answers[doc] = 1;
  }
  return answers;
}
