import type { Article, ArticleId } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';
import { statedTime } from '../../core/dates/stated-date';

export type SortKey = 'saved' | 'published' | 'title' | 'length';

export interface ArticleSort {
  key: SortKey;
  descending: boolean;
}

export interface ArticleView {
  filter: ArticleFilter;
  sort: ArticleSort;
}

export const newestFirst: ArticleSort = { key: 'saved', descending: true };

export function matchesFilter(article: Article, filter: ArticleFilter): boolean {
  if (filter.state !== null && article.state !== filter.state) return false;
  if (filter.starred && !article.starred) return false;
  if (filter.highlighted && !isHighlighted(article)) return false;
  if (filter.site !== null && article.site !== filter.site) return false;
  if (filter.lang !== null && article.lang !== filter.lang) return false;
  return filter.tags.every((tag) => article.tags.includes(tag));
}

export function isHighlighted(article: Article): boolean {
  return article.highlightCount > 0 || article.note !== '';
}

type Compare = (a: Article, b: Article) => number;

/** Never 0 for two different articles, so that every place in the list is found again. */
export function comparisonFor(sort: ArticleSort): Compare {
  const compare = comparisons[sort.key];
  const direction = sort.descending ? -1 : 1;
  return (a, b) => direction * (compare(a, b) || a.savedAt - b.savedAt || (a.id < b.id ? -1 : 1));
}

const { compare: compareTitles } = new Intl.Collator(undefined, {
  numeric: true,
  sensitivity: 'base',
});

const comparisons: Record<SortKey, Compare> = {
  saved: (a, b) => a.savedAt - b.savedAt,
  published: (a, b) => publishedTime(a) - publishedTime(b),
  title: (a, b) => compareTitles(a.title, b.title),
  length: (a, b) => a.readingMinutes - b.readingMinutes || a.wordCount - b.wordCount,
};

const publishedTimes = new WeakMap<Article, number>();

/**
 * Undated articles stand with the oldest. A date without a day counts from its first day on, so that
 * `2019` stands before what is known to be of that year.
 */
function publishedTime(article: Article): number {
  const known = publishedTimes.get(article);
  if (known !== undefined) return known;
  const time = statedTime(article.publishedAt) ?? Number.NEGATIVE_INFINITY;
  publishedTimes.set(article, time);
  return time;
}

/**
 * The list after some articles changed: those in `touched` are taken out, and what `now` holds of
 * them and the filter lets through is merged in. From an empty list it builds the whole one.
 */
export function patchRows(
  rows: readonly Article[],
  touched: ReadonlySet<ArticleId>,
  now: readonly Article[],
  view: ArticleView,
): Article[] {
  const compare = comparisonFor(view.sort);
  const entering = now.filter((article) => matchesFilter(article, view.filter)).sort(compare);
  const staying = touched.size === 0 ? rows : rows.filter((article) => !touched.has(article.id));
  const merged: Article[] = [];
  let from = 0;
  for (const article of entering) {
    const to = placeOf(article, staying, from, compare);
    for (let at = from; at < to; at++) merged.push(staying[at]!);
    merged.push(article);
    from = to;
  }
  for (let at = from; at < staying.length; at++) merged.push(staying[at]!);
  return merged;
}

/**
 * Where an article belongs among sorted rows, at `from` or after it. Found in a logarithmic number of
 * comparisons: a title is compared by the rules of its language, which takes a hundred times as long
 * as passing over a row.
 */
function placeOf(
  article: Article,
  rows: readonly Article[],
  from: number,
  compare: Compare,
): number {
  let low = from;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(article, rows[middle]!) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
