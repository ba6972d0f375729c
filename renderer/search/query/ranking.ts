import { type Docs, firstNotBefore, putInOrder } from '../index/doc-set';
import type { Term } from '../index/lookup';
import type { Norms } from '../index/norms';
import type { Doc, Postings, PostingsRange } from '../index/postings';
import type { SearchIndex } from '../index/search-index';

/**
 * Weights of the fields: title, byline, site, tags, notes, body, left-out text. A single word most likely names an
 * article's subject, but a title alone rarely answers a question (MRR@10 of English questions: .77 with 2.5
 * for the title, .81 with 0.8).
 */
const boostsOfWord = [2.5, 1.5, 1, 1.5, 1.5, 1, 0.3];
const boostsOfWords = [0.8, 1.5, 1, 1.5, 1.5, 1, 0.3];
const k = 1.2;
/** A hit of a question must have at least this share of the best hit's matched rarity. */
const leastOfBest = 0.15;
/**
 * A hit of a question must also have at least this share of the question's summed rarity. Of 700 questions
 * in four languages, the answer to one is below it; of queries of six random words, which match a few pairs
 * by chance, nine in ten have no article above it.
 */
const leastOfQuestion = 0.12;

export interface Ranked {
  docs: Docs;
  /** The score of each article. */
  scores: Float32Array;
  /** The rarity of each term: inverse document frequency. */
  rarities: number[];
}

/**
 * Scratch arrays by article number, reused by every call; all zeros between calls. Allocating them for each
 * search made most of its garbage, and collecting that caused most slow searches.
 */
let scratch = scratchFor(0);

function scratchFor(size: number) {
  return {
    size,
    /** 1 for the articles to be ranked. */
    asked: new Uint8Array(size),
    /** For one term: the summed weight of its occurrences, and the articles that have any. */
    weights: new Float32Array(size),
    touched: new Uint32Array(size),
    /**
     * Over all terms: the score, the summed rarity of the matched terms, and the articles that match any.
     */
    scores: new Float32Array(size),
    met: new Float32Array(size),
    found: new Uint32Array(size),
    /** How many of `found` are used. */
    count: 0,
  };
}

/**
 * Scores articles by BM25F: the occurrences of a word are summed over its spellings and the fields of an
 * article, each counting less in a longer field, and the sum saturates. All terms count, none is
 * required.
 *
 * @param docs the articles to score; null: every alive article that meets a term
 * @param words how many words the terms came from
 */
export function rank(
  index: SearchIndex,
  terms: readonly Term[],
  docs: Docs | null,
  words: number,
): Ranked {
  return withCleanScratch(() => rankListed(index, terms, docs, words));
}

/** Part of the index may turn out to be damaged halfway, which leaves the arrays unclean. */
function withCleanScratch(work: () => Ranked): Ranked {
  try {
    return work();
  } catch (error) {
    scratch = scratchFor(0);
    throw error;
  }
}

function rankListed(
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
      // A prefix of two letters has half a million occurrences: count and sum them in one pass.
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
 * The articles that contain a fair part of a question; hardly any contains all of it. Terms are processed
 * from the rarest: soon the remaining ones are too little for an article without a match so far, so of the
 * frequent terms, which occur in half of the articles, only the postings of well matched articles are read.
 *
 * @param shares the weight of each term's rarity, 0 to 1
 */
export function rankAnswers(
  index: SearchIndex,
  terms: readonly Term[],
  words: number,
  shares: readonly number[],
): Ranked {
  return withCleanScratch(() => rankTheBest(index, terms, words, shares));
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
    // Before half of the rarity is met, no article can be ruled out.
    if (left < all / 2) {
      const least = bestSoFar() * leastOfBest * rounding;
      areFew ||= mostAdded(left) * left < least;
      if (areFew) dropHopeless(left, least);
    }
    const range = ranges[term]!;
    const weighing = { asked: areFew ? asked : alive, norms, boosts, rarity };
    if (areFew && range.inOrder && scratch.count * sparseRatio < range.to - range.from) {
      addToFound(postings, range, weighing);
    } else add(postings, range, weighing);
    left -= rarity;
  }
  return answersOf(finish(foundInOrder(), all, rarities, leastOfQuestion));
}

/** With this many times more postings than articles, each article is searched in the list. */
const sparseRatio = 24;

/** Rounding: sums differ in their last digits by the order of the terms. */
const rounding = 0.999;

/** The most that terms of this summed rarity can add to a score. */
function mostAdded(rarity: number): number {
  return rarity * (k + 1);
}

function bestSoFar(): number {
  const { found, count, scores, met } = scratch;
  let best = 0;
  for (let i = 0; i < count; i++) best = Math.max(best, scores[found[i]!]! * met[found[i]!]!);
  return best;
}

/** Drops the articles that cannot reach the score `least` any more by terms of the rarity `left`. */
function dropHopeless(left: number, least: number): void {
  const { found, count, scores, met, asked } = scratch;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const doc = found[i]!;
    if ((scores[doc]! + mostAdded(left)) * (met[doc]! + left) >= least) {
      asked[doc] = 1;
      found[kept++] = doc;
    } else {
      asked[doc] = 0;
      scores[doc] = 0;
      met[doc] = 0;
    }
  }
  scratch.count = kept;
}

function begin(size: number): typeof scratch {
  if (scratch.size < size) scratch = scratchFor(size);
  scratch.count = 0;
  return scratch;
}

function rarityOf(index: SearchIndex, count: number): number {
  return Math.log(1 + (index.documentCount - count + 0.5) / (count + 0.5));
}

/**
 * Takes the scores out of the scratch arrays and leaves zeros there.
 *
 * @param least an article that meets a smaller share of all rarity scores 0
 */
function finish(docs: Docs, all: number, rarities: number[], least = 0): Ranked {
  const { asked, scores, met } = scratch;
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

/** The number of alive articles that contain the term. */
function countAlive(index: SearchIndex, { docs }: Postings, range: PostingsRange): number {
  const { from, to, inOrder, articles } = range;
  const alive = index.alive();
  const { weights, touched } = scratch;
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

interface TermShares extends Gathering {
  rarity: number;
}

/** Adds a term's share to the score of each wanted article. */
function add(
  postings: Postings,
  range: PostingsRange,
  { asked, norms, boosts, rarity }: TermShares,
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

/** Sums the weights of occurrences in each wanted article; returns how many have any. */
function gather(
  { docs, counts }: Postings,
  { from, to }: PostingsRange,
  { asked, norms, boosts }: Gathering,
): number {
  const { weights, touched } = scratch;
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
  const { weights, touched } = scratch;
  for (let i = 0; i < count; i++) {
    const doc = touched[i]!;
    addTo(doc, weights[doc]!, rarity);
    weights[doc] = 0;
  }
}

/** As `add`, for few articles and a long list: each article is searched in it. */
function addToFound(
  { docs, counts }: Postings,
  { from, to }: PostingsRange,
  { norms, boosts, rarity }: TermShares,
): void {
  const { found, count } = scratch;
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
  const { scores, met, found } = scratch;
  if (met[doc] === 0) found[scratch.count++] = doc;
  scores[doc]! += (rarity * weight * (k + 1)) / (weight + k);
  met[doc]! += rarity;
}

function foundInOrder(): Docs {
  const { found, count, met } = scratch;
  putInOrder(found, count, met);
  return found.slice(0, count);
}

function answersOf({ docs, scores, rarities }: Ranked): Ranked {
  let best = 0;
  for (let i = 0; i < scores.length; i++) if (scores[i]! > best) best = scores[i]!;
  // An article without a score is no hit.
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

/** The scores of these articles; 0 for those that only a filter let in. */
export function scoresOf(docs: Docs, ranked: Ranked): Float32Array {
  if (docs === ranked.docs) return ranked.scores;
  const scores = new Float32Array(docs.length);
  for (let i = 0, j = 0; i < docs.length; i++) {
    while (j < ranked.docs.length && ranked.docs[j]! < docs[i]!) j += 1;
    if (ranked.docs[j] === docs[i]) scores[i] = ranked.scores[j]!;
  }
  return scores;
}
