import type { Doc, LiveIndex } from './live-index';

/** Spellings that count as one word: the best of them counts. */
export type Term = readonly string[];

/**
 * By the fields of the index: title, byline, site, tags, body. A single word most likely names what
 * an article is about; of a question the title alone answers little (measured: MRR@10 of English
 * questions .77 with 2.5, .81 with 0.8).
 */
const boostsOfWord = [2.5, 1.5, 1, 1.5, 1];
const boostsOfWords = [0.8, 1.5, 1, 1.5, 1];
const k = 1.2;
const b = 0.7;
/** A hit of the question meets at least this share of what the best one meets. */
const leastOfBest = 0.5;

interface Scores {
  /** How much meeting the term says: rare ones say more. */
  rarity: number;
  of: Map<Doc, number>;
}

/** BM25 of one term, summed over the fields of an article. */
function scoresOf(index: LiveIndex, term: Term, boosts: readonly number[]): Scores {
  const of = new Map<Doc, number>();
  for (const spelling of term) {
    const postings = index.postings(spelling);
    if (!postings) continue;
    const one = new Map<Doc, number>();
    for (const [field, docs] of postings) {
      for (const [doc, frequency] of docs) {
        if (index.idOf(doc) === undefined) continue;
        const length = 1 - b + b * index.relativeLength(doc, field);
        const score = (boosts[field]! * frequency * (k + 1)) / (frequency + k * length);
        one.set(doc, (one.get(doc) ?? 0) + score);
      }
    }
    for (const [doc, score] of one) of.set(doc, Math.max(score, of.get(doc) ?? 0));
  }
  const rarity = Math.log(1 + (index.documentCount - of.size + 0.5) / (of.size + 0.5));
  return { rarity, of };
}

/**
 * How well each of `docs` (null: any) meets the terms, which came from so many words; all of them
 * count, none is required.
 */
export function rank(
  index: LiveIndex,
  terms: Term[],
  docs: ReadonlySet<Doc> | null,
  words: number,
): Map<Doc, number> {
  const total = new Map<Doc, number>();
  const met = new Map<Doc, number>();
  let all = 0;
  for (const term of terms) {
    const { rarity, of } = scoresOf(index, term, words > 1 ? boostsOfWords : boostsOfWord);
    all += rarity;
    for (const [doc, score] of of) {
      if (docs && !docs.has(doc)) continue;
      total.set(doc, (total.get(doc) ?? 0) + score * rarity);
      met.set(doc, (met.get(doc) ?? 0) + rarity);
    }
  }
  // A text that meets more of the question is a better answer than one that repeats a part of it.
  for (const [doc, score] of total) total.set(doc, (score * met.get(doc)!) / all);
  return total;
}

/** The articles that meet a fair part of a question, which hardly any meets whole. */
export function answersTo(index: LiveIndex, terms: Term[]): Set<Doc> {
  const scores = rank(index, terms, null, terms.length);
  let best = 0;
  for (const score of scores.values()) best = Math.max(best, score);
  const answers = new Set<Doc>();
  for (const [doc, score] of scores) if (score >= best * leastOfBest) answers.add(doc);
  return answers;
}
