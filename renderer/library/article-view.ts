import type { Article, ArticleId } from '../core/article';
import type { ArticleFilter } from '../core/article-filter';

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
function comparisonFor(sort: ArticleSort): Compare {
  const compare = comparisons[sort.key];
  const direction = sort.descending ? -1 : 1;
  return (a, b) => direction * (compare(a, b) || a.savedAt - b.savedAt || (a.id < b.id ? -1 : 1));
}

const titles = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const comparisons: Record<SortKey, Compare> = {
  saved: (a, b) => a.savedAt - b.savedAt,
  published: (a, b) => publishedTime(a) - publishedTime(b),
  title: (a, b) => titles.compare(a.title, b.title),
  length: (a, b) => a.readingMinutes - b.readingMinutes || a.wordCount - b.wordCount,
};

const publishedTimes = new WeakMap<Article, number>();

/** Undated articles stand with the oldest. */
function publishedTime(article: Article): number {
  const known = publishedTimes.get(article);
  if (known !== undefined) return known;
  const parsed = article.publishedAt === null ? Number.NaN : Date.parse(article.publishedAt);
  const time = Number.isNaN(parsed) ? Number.NEGATIVE_INFINITY : parsed;
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
  const staying = rows.filter((article) => !touched.has(article.id));
  if (staying.length === 0) return entering;
  const merged: Article[] = [];
  let next = 0;
  for (const article of staying) {
    while (next < entering.length && compare(entering[next]!, article) < 0) {
      merged.push(entering[next++]!);
    }
    merged.push(article);
  }
  return merged.concat(entering.slice(next));
}
