import { type Docs, firstNotBefore, putInOrder } from '../index/doc-set';
import type { Term } from '../index/lookup';
import type { Norms } from '../index/norms';
import type { Doc, Postings, PostingsRange } from '../index/postings';
import type { SearchIndex } from '../index/search-index';

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
/**
 * It meets at least this share of the whole question, in rarity. Of 700 questions in four languages the
 * answer meets less in one; of six words put together of random characters, which meet here and there a
 * pair, the best article meets less in nine of ten.
 */
const leastOfQuestion = 0.12;

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
 */
export function rank(
  index: SearchIndex,
  terms: readonly Term[],
  docs: Docs | null,
  words: number,
): Ranked {
  return leavingZeros(() => rankThese(index, terms, docs, words));
}

/** A part of the index may turn out to be damaged in the middle of it. */
function leavingZeros(work: () => Ranked): Ranked {
  try {
    return work();
  } catch (error) {
    room = roomFor(0);
    throw error;
  }
}

function rankThese(
  index: SearchIndex,
  terms: readonly Term[],
  docs: Docs | null,
  words: number,
): Ranked {
  const alive = index.alive();
  const { asked } = begin(alive.length);
  if (docs) for (let i = 0; i < docs.length; i++) asked[docs[i]!] = 1;
  const norms = index.norms();
  const boosts = words > 1 ? boostsOfWords : boostsOfWord;
  let all = 0;
  const rarities = terms.map((term) => {
    const postings = index.read(term);
    const { range } = postings;
    let rarity: number;
    if (docs || range.inOrder) {
      rarity = rarityOf(index, countAlive(index, postings, range));
      add(postings, range, { asked: docs ? asked : alive, norms, boosts, rarity });
    } else {
      // Half a million occurrences of what begins with two letters are not passed once more to be counted.
      const count = gather(postings, range, { asked: alive, norms, boosts });
      rarity = rarityOf(index, count);
      addGathered(count, rarity);
    }
    all += rarity;
    return rarity;
  });
  return finish(docs ?? foundInOrder(), all, rarities);
}

/**
 * The articles that meet a fair part of a question, which hardly any meets whole. The rarest terms come
 * first: soon what is left of the question is too little for an article that has met nothing yet, so of
 * the frequent terms, which stand in half of the articles, only those are looked at that are well met.
 *
 * @param shares of what each term says, how much counts
 */
export function rankAnswers(
  index: SearchIndex,
  terms: readonly Term[],
  words: number,
  shares: readonly number[],
): Ranked {
  return leavingZeros(() => rankTheBest(index, terms, words, shares));
}

function rankTheBest(
  index: SearchIndex,
  terms: readonly Term[],
  words: number,
  shares: readonly number[],
): Ranked {
  const alive = index.alive();
  const { asked } = begin(alive.length);
  const norms = index.norms();
  const boosts = words > 1 ? boostsOfWords : boostsOfWord;
  const [postings, ranges] = index.readEach(terms);
  const rarities = ranges.map(
    (range, i) => shares[i]! * rarityOf(index, countAlive(index, postings, range)),
  );
  const all = rarities.reduce((sum, rarity) => sum + rarity, 0);
  const rarestFirst = rarities.map((_, i) => i).sort((a, b) => rarities[b]! - rarities[a]!);
  let left = all;
  let areFew = false;
  for (const term of rarestFirst) {
    const rarity = rarities[term]!;
    // Before half is met none can be told.
    if (left < all / 2) {
      const least = bestSoFar() * leastOfBest * notQuite;
      areFew ||= most(left) * left < least;
      if (areFew) keepPromising(left, least);
    }
    const range = ranges[term]!;
    const weighing = { asked: areFew ? asked : alive, norms, boosts, rarity };
    if (areFew && range.inOrder && room.count * farMore < range.to - range.from) {
      addToFound(postings, range, weighing);
    } else add(postings, range, weighing);
    left -= rarity;
  }
  return answersOf(finish(foundInOrder(), all, rarities, leastOfQuestion));
}

/** With so many times as many postings, each article is looked for in them. */
const farMore = 24;

/** Sums differ in their last digits by the order of what is summed. */
const notQuite = 0.999;

/** What terms of this rarity together add to a score. */
function most(rarity: number): number {
  return rarity * (k + 1);
}

function bestSoFar(): number {
  const { found, count, scores, met } = room;
  let best = 0;
  for (let i = 0; i < count; i++) best = Math.max(best, scores[found[i]!]! * met[found[i]!]!);
  return best;
}

/** Asks only for those that can still become so good by terms of this rarity. */
function keepPromising(left: number, least: number): void {
  const { found, count, scores, met, asked } = room;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const doc = found[i]!;
    if ((scores[doc]! + most(left)) * (met[doc]! + left) >= least) {
      asked[doc] = 1;
      found[kept++] = doc;
    } else {
      asked[doc] = 0;
      scores[doc] = 0;
      met[doc] = 0;
    }
  }
  room.count = kept;
}

function begin(size: number): typeof room {
  if (room.size < size) room = roomFor(size);
  room.count = 0;
  return room;
}

function rarityOf(index: SearchIndex, count: number): number {
  return Math.log(1 + (index.documentCount - count + 0.5) / (count + 0.5));
}

/**
 * Leaves zeros behind.
 *
 * @param least what meets a smaller share of all has no score
 */
function finish(docs: Docs, all: number, rarities: number[], least = 0): Ranked {
  const { asked, scores, met } = room;
  const ofEach = new Float32Array(docs.length);
  for (let i = 0; i < docs.length; i++) {
    const doc = docs[i]!;
    // A text that meets more of the question is a better answer than one that repeats a part of it.
    const isEnough = met[doc]! > 0 && met[doc]! >= least * all;
    ofEach[i] = isEnough ? (scores[doc]! * met[doc]!) / all : 0;
    scores[doc] = 0;
    met[doc] = 0;
    asked[doc] = 0;
  }
  return { docs, scores: ofEach, rarities };
}

/** In how many articles that are alive it stands. */
function countAlive(index: SearchIndex, { docs }: Postings, range: PostingsRange): number {
  const { from, to, inOrder, articles } = range;
  const alive = index.alive();
  const { weights, touched } = room;
  if (inOrder && index.documentCount === alive.length) return articles;
  let count = 0;
  if (inOrder) {
    let before = -1;
    for (let i = from; i < to; i++) {
      const doc = docs[i]!;
      if (doc !== before) count += alive[doc]!;
      before = doc;
    }
    return count;
  }
  for (let i = from; i < to; i++) {
    const doc = docs[i]!;
    if (alive[doc] === 0 || weights[doc] !== 0) continue;
    weights[doc] = 1;
    touched[count++] = doc;
  }
  for (let i = 0; i < count; i++) weights[touched[i]!] = 0;
  return count;
}

interface Gathering {
  asked: Uint8Array;
  norms: Norms;
  boosts: readonly number[];
}

interface Weighing extends Gathering {
  rarity: number;
}

/** Adds what a term says of each of the articles that are asked for. */
function add(
  postings: Postings,
  range: PostingsRange,
  { asked, norms, boosts, rarity }: Weighing,
): void {
  const { docs, counts } = postings;
  const { from, to } = range;
  if (range.inOrder) {
    for (let i = from; i < to; ) {
      const doc = docs[i]!;
      if (asked[doc] === 0) {
        i += 1;
        continue;
      }
      let weight = 0;
      for (; i < to && docs[i] === doc; i++) {
        const field = counts[i]! & 7;
        weight += boosts[field]! * (counts[i]! >>> 3) * norms.of(doc, field);
      }
      addTo(doc, weight, rarity);
    }
    return;
  }
  addGathered(gather(postings, range, { asked, norms, boosts }), rarity);
}

/** Sums up what occurrences count in each article that is asked for; answers in how many there are any. */
function gather(
  { docs, counts }: Postings,
  { from, to }: PostingsRange,
  { asked, norms, boosts }: Gathering,
): number {
  const { weights, touched } = room;
  let count = 0;
  for (let i = from; i < to; i++) {
    const doc = docs[i]!;
    if (asked[doc] === 0) continue;
    const field = counts[i]! & 7;
    if (weights[doc] === 0) touched[count++] = doc;
    weights[doc]! += boosts[field]! * (counts[i]! >>> 3) * norms.of(doc, field);
  }
  return count;
}

function addGathered(count: number, rarity: number): void {
  const { weights, touched } = room;
  for (let i = 0; i < count; i++) {
    const doc = touched[i]!;
    addTo(doc, weights[doc]!, rarity);
    weights[doc] = 0;
  }
}

/** The same for what is found already, when it is so few that each is looked for in the list. */
function addToFound(
  { docs, counts }: Postings,
  { from, to }: PostingsRange,
  { norms, boosts, rarity }: Weighing,
): void {
  const { found, count } = room;
  for (let i = 0; i < count; i++) {
    const doc = found[i]!;
    let at = firstNotBefore(docs, doc, from, to);
    if (at === to || docs[at] !== doc) continue;
    let weight = 0;
    for (; at < to && docs[at] === doc; at++) {
      const field = counts[at]! & 7;
      weight += boosts[field]! * (counts[at]! >>> 3) * norms.of(doc, field);
    }
    addTo(doc, weight, rarity);
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

function answersOf({ docs, scores, rarities }: Ranked): Ranked {
  let best = 0;
  for (let i = 0; i < scores.length; i++) if (scores[i]! > best) best = scores[i]!;
  // What has no score at all is no answer.
  const least = Math.max(best * leastOfBest, Number.MIN_VALUE);
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
