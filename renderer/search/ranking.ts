import { type Docs, putInOrder } from './doc-set';
import type { Doc, Postings } from './postings';
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
  docs: Docs;
  /** Beside each how well it meets the terms. */
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
    /** Which are to be ranked. */
    asked: new Uint8Array(size),
    /** For one term: what its occurrences count in an article, to be summed up; and where there are any. */
    weights: new Float32Array(size),
    touched: new Uint32Array(size),
    /** For all terms. */
    scores: new Float32Array(size),
    met: new Float32Array(size),
    found: new Uint32Array(size),
    /** How many of these there are. */
    count: 0,
  };
}

/**
 * BM25F: occurrences of a word are summed over its spellings and the fields of an article, each
 * counting less in a longer field, and only then saturate. How well each of `docs` (null: each that
 * meets anything) meets the terms, which came from so many words; all of them count, none is required.
 *
 * @param shares of what each term says, how much counts; all of it where none is given
 */
export function rank(
  index: SearchIndex,
  terms: readonly Term[],
  docs: Docs | null,
  words: number,
  shares: readonly number[] = [],
): Ranked {
  const alive = index.alive();
  const norms = index.norms();
  if (room.size < alive.length) room = roomFor(alive.length);
  const { asked, scores, met } = room;
  room.count = 0;
  if (docs) for (let i = 0; i < docs.length; i++) asked[docs[i]!] = 1;
  const boosts = words > 1 ? boostsOfWords : boostsOfWord;
  let all = 0;
  const rarities = terms.map((term, number) => {
    const postings = index.read(term);
    const count = countAlive(postings, alive);
    const rarity =
      (shares[number] ?? 1) * Math.log(1 + (index.documentCount - count + 0.5) / (count + 0.5));
    all += rarity;
    add(postings, { asked: docs ? asked : alive, norms, boosts, rarity });
    return rarity;
  });
  const ranked = docs ?? foundInOrder();
  const ofEach = new Float32Array(ranked.length);
  for (let i = 0; i < ranked.length; i++) {
    const doc = ranked[i]!;
    // A text that meets more of the question is a better answer than one that repeats a part of it.
    ofEach[i] = met[doc] === 0 ? 0 : (scores[doc]! * met[doc]!) / all;
    scores[doc] = 0;
    met[doc] = 0;
    asked[doc] = 0;
  }
  return { docs: ranked, scores: ofEach, rarities };
}

/** In how many articles that are alive it stands. */
function countAlive({ docs, length, inOrder }: Postings, alive: DocSet): number {
  const { weights, touched } = room;
  let count = 0;
  if (inOrder) {
    let before = -1;
    for (let i = 0; i < length; i++) {
      const doc = docs[i]!;
      if (doc !== before) count += alive[doc]!;
      before = doc;
    }
    return count;
  }
  for (let i = 0; i < length; i++) {
    const doc = docs[i]!;
    if (alive[doc] === 0 || weights[doc] !== 0) continue;
    weights[doc] = 1;
    touched[count++] = doc;
  }
  for (let i = 0; i < count; i++) weights[touched[i]!] = 0;
  return count;
}

interface Weighing {
  asked: Uint8Array;
  norms: readonly Float32Array[];
  boosts: readonly number[];
  rarity: number;
}

/** Adds what a term says of each of the articles that are asked for. */
function add(postings: Postings, { asked, norms, boosts, rarity }: Weighing): void {
  const { docs, counts, length } = postings;
  const { weights, touched } = room;
  if (postings.inOrder) {
    for (let i = 0; i < length; ) {
      const doc = docs[i]!;
      if (asked[doc] === 0) {
        i += 1;
        continue;
      }
      let weight = 0;
      for (; i < length && docs[i] === doc; i++) {
        const field = counts[i]! & 7;
        weight += boosts[field]! * (counts[i]! >>> 3) * norms[field]![doc]!;
      }
      addTo(doc, weight, rarity);
    }
    return;
  }
  let count = 0;
  for (let i = 0; i < length; i++) {
    const doc = docs[i]!;
    if (asked[doc] === 0) continue;
    const field = counts[i]! & 7;
    if (weights[doc] === 0) touched[count++] = doc;
    weights[doc]! += boosts[field]! * (counts[i]! >>> 3) * norms[field]![doc]!;
  }
  for (let i = 0; i < count; i++) {
    const doc = touched[i]!;
    addTo(doc, weights[doc]!, rarity);
    weights[doc] = 0;
  }
}

function addTo(doc: Doc, weight: number, rarity: number): void {
  const { scores, met, found } = room;
  if (met[doc] === 0) found[room.count++] = doc;
  scores[doc]! += (rarity * weight * (k + 1)) / (weight + k);
  met[doc]! += rarity;
}

function foundInOrder(): Docs {
  const { found, count, met } = room;
  putInOrder(found, count, met);
  return found.slice(0, count);
}

/** The articles that meet a fair part of a question, which hardly any meets whole. */
export function answersOf({ docs, scores, rarities }: Ranked): Ranked {
  let best = 0;
  for (let i = 0; i < scores.length; i++) if (scores[i]! > best) best = scores[i]!;
  const least = best * leastOfBest;
  const answers = { docs: new Uint32Array(docs.length), scores: new Float32Array(docs.length) };
  let size = 0;
  for (let i = 0; i < docs.length; i++) {
    if (scores[i]! < least) continue;
    answers.docs[size] = docs[i]!;
    answers.scores[size++] = scores[i]!;
  }
  return {
    docs: answers.docs.slice(0, size),
    scores: answers.scores.slice(0, size),
    rarities,
  };
}

/** Of these, how well they do; those that only a filter let in have no score. */
export function scoresOf(docs: Docs, ranked: Ranked): Float32Array {
  if (docs === ranked.docs) return ranked.scores;
  const scores = new Float32Array(docs.length);
  for (let i = 0, j = 0; i < docs.length; i++) {
    while (j < ranked.docs.length && ranked.docs[j]! < docs[i]!) j += 1;
    if (ranked.docs[j] === docs[i]) scores[i] = ranked.scores[j]!;
  }
  return scores;
}
