import { type Doc, fieldBoosts, type LiveIndex } from './live-index';

/** Spellings that count as one word: the best of them counts. */
export type Term = readonly string[];

const k = 1.2;
const b = 0.7;
/** A hit of the question meets at least this share of what the best one meets. */
const leastOfBest = 0.5;

/** BM25 of one term, summed over the fields of an article. */
function scoresOf(index: LiveIndex, term: Term): Map<Doc, number> {
  const scores = new Map<Doc, number>();
  for (const spelling of term) {
    const postings = index.postings(spelling);
    if (!postings) continue;
    const one = new Map<Doc, number>();
    for (const [field, docs] of postings) {
      for (const [doc, frequency] of docs) {
        if (index.idOf(doc) === undefined) continue;
        const length = 1 - b + b * index.relativeLength(doc, field);
        const score = (fieldBoosts[field]! * frequency * (k + 1)) / (frequency + k * length);
        one.set(doc, (one.get(doc) ?? 0) + score);
      }
    }
    for (const [doc, score] of one) scores.set(doc, Math.max(score, scores.get(doc) ?? 0));
  }
  const rarity = Math.log(1 + (index.documentCount - scores.size + 0.5) / (scores.size + 0.5));
  for (const [doc, score] of scores) scores.set(doc, score * rarity);
  return scores;
}

/** How well each of `docs` meets the terms; all of them count, none is required. */
export function rank(index: LiveIndex, terms: Term[], docs: ReadonlySet<Doc>): Map<Doc, number> {
  const total = new Map<Doc, number>();
  for (const term of terms) {
    for (const [doc, score] of scoresOf(index, term)) {
      if (docs.has(doc)) total.set(doc, (total.get(doc) ?? 0) + score);
    }
  }
  return total;
}

/** The articles that meet a fair part of a question, which hardly any meets whole. */
export function answersTo(index: LiveIndex, terms: Term[]): Map<Doc, number> {
  const total = new Map<Doc, number>();
  for (const term of terms) {
    for (const [doc, score] of scoresOf(index, term)) total.set(doc, (total.get(doc) ?? 0) + score);
  }
  let best = 0;
  for (const score of total.values()) best = Math.max(best, score);
  for (const [doc, score] of total) if (score < best * leastOfBest) total.delete(doc);
  return total;
}
