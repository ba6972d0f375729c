import type { Article } from '../../core/article/article';
import { isWithin } from '../../core/article/tag';
import { articlesAtOnce, type BarPart, dayOf, type TimeSpan } from './time-counts';

/** Two tags and the number of articles that have both. */
export interface TagPair {
  tags: [string, string];
  count: number;
}

/** The people who wrote most of a span's articles, and the tags that go together in it, most first. */
export interface Company {
  people: BarPart[];
  pairs: TagPair[];
}

/** As many as a page has room for. */
const mostShown = 20;
/** The pairs of an article grow with the square of its tags. */
const mostTags = 30;

/** Counts the authors and the pairs of tags of a span's articles, in steps that stay short. */
export function* companyOf(articles: Iterable<Article>, span: TimeSpan): Generator<void, Company> {
  const people = new Map<string, number>();
  const pairs = new Map<string, TagPair>();
  let seen = 0;
  for (const article of articles) {
    seen += 1;
    if (seen % articlesAtOnce === 0) yield;
    if (!dayOf(article).startsWith(span)) continue;
    for (const name of new Set(article.byline)) people.set(name, (people.get(name) ?? 0) + 1);
    countPairs(pairs, article.tags);
  }
  return {
    people: mostOf([...people].map(([name, count]) => ({ name, count }))),
    // Once is chance.
    pairs: mostOf([...pairs.values()].filter(({ count }) => count > 1)),
  };
}

function countPairs(pairs: Map<string, TagPair>, all: readonly string[]): void {
  const tags = all.slice(0, mostTags).sort();
  for (const [at, one] of tags.entries()) {
    for (const other of tags.slice(at + 1)) {
      // A tag always goes with the one above it.
      if (isWithin(other, one) || isWithin(one, other)) continue;
      const key = JSON.stringify([one, other]);
      const pair = pairs.get(key) ?? { tags: [one, other], count: 0 };
      pair.count += 1;
      pairs.set(key, pair);
    }
  }
}

const mostOf = <Counted extends { count: number }>(all: Counted[]): Counted[] =>
  all.sort((a, b) => b.count - a.count || (nameOf(a) < nameOf(b) ? -1 : 1)).slice(0, mostShown);

const nameOf = (counted: object) => JSON.stringify(counted);
