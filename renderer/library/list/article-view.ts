import type { Article, ArticleId } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';
import { readingStates } from '../../core/article/article-rules';
import { isWithin } from '../../core/article/tag';
import { statedTime } from '../../core/dates/stated-date';
import { type ArticleGrouping, compareGroups } from './article-groups';

/** `collection` is the order of the collection that is listed. */
export type SortKey =
  | 'saved'
  | 'published'
  | 'title'
  | 'site'
  | 'author'
  | 'length'
  | 'state'
  | 'collection';

export interface ArticleSort {
  key: SortKey;
  descending: boolean;
}

export interface ArticleView {
  filter: ArticleFilter;
  sort: ArticleSort;
  /** Absent for no groups. */
  group?: ArticleGrouping;
  /** The articles of the filter's collection with their places in it; absent without one, or while it is read. */
  members?: Members;
}

/** A collection's articles, each with its place in the order. */
export type Members = ReadonlyMap<ArticleId, number>;

export const newestFirst: ArticleSort = { key: 'saved', descending: true };

export function matchesFilter(article: Article, filter: ArticleFilter): boolean {
  if (filter.state !== null && article.state !== filter.state) return false;
  if (filter.starred && !article.starred) return false;
  if (filter.highlighted && !isHighlighted(article)) return false;
  if (filter.site !== null && article.site !== filter.site) return false;
  if (filter.lang !== null && article.lang !== filter.lang) return false;
  if (filter.feed !== null && !article.feeds?.includes(filter.feed)) return false;
  return filter.tags.every((tag) => article.tags.some((own) => isWithin(own, tag)));
}

/** Whether a view lists the article. */
export function isInView(article: Article, { filter, members }: ArticleView): boolean {
  return (
    matchesFilter(article, filter) &&
    (filter.collection === null || members?.has(article.id) === true)
  );
}

export function isHighlighted(article: Article): boolean {
  return article.highlightCount > 0 || article.note !== '';
}

type Compare = (a: Article, b: Article) => number;

/** A total order: never 0 for two different articles, so that binary search finds every row. */
export function comparisonFor(sort: ArticleSort): Compare {
  const compare = comparisons[sort.key];
  const direction = sort.descending ? -1 : 1;
  return (a, b) => direction * (compare(a, b) || a.savedAt - b.savedAt || (a.id < b.id ? -1 : 1));
}

const { compare: compareTitles } = new Intl.Collator(undefined, {
  numeric: true,
  sensitivity: 'base',
});

/** The order of a view: by its groups, and in each by `comparisonFor`. */
export function comparisonOf(view: ArticleView): Compare {
  const compare =
    view.sort.key === 'collection' ? byPlace(view.members ?? new Map()) : comparisonFor(view.sort);
  const inGroups = compareGroups(view);
  return inGroups === null ? compare : (a, b) => inGroups(a, b) || compare(a, b);
}

/** Never 0, as `comparisonFor`. */
function byPlace(members: Members): Compare {
  const placeOf = ({ id }: Article) => members.get(id) ?? members.size;
  return (a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1);
}

const comparisons: Record<SortKey, Compare> = {
  saved: (a, b) => a.savedAt - b.savedAt,
  published: (a, b) => publishedTime(a) - publishedTime(b),
  title: (a, b) => compareTitles(a.title, b.title),
  site: (a, b) => compareTitles(a.site ?? '', b.site ?? ''),
  author: (a, b) => compareTitles(a.byline.join(), b.byline.join()),
  state: (a, b) => readingStates.indexOf(a.state) - readingStates.indexOf(b.state),
  collection: () => 0,
  length: (a, b) => a.readingMinutes - b.readingMinutes || a.wordCount - b.wordCount,
};

const publishedTimes = new WeakMap<Article, number>();

/**
 * Milliseconds since 1970 for sorting. Undated articles count as oldest. An incomplete date counts from
 * its first day, so `2019` precedes every full date in 2019.
 */
function publishedTime(article: Article): number {
  const known = publishedTimes.get(article);
  if (known !== undefined) return known;
  const time = statedTime(article.publishedAt) ?? Number.NEGATIVE_INFINITY;
  publishedTimes.set(article, time);
  return time;
}

/**
 * The rows after some articles changed: removes the articles in `touched` and merges in those of `now`
 * that match the filter.
 */
export function patchRows(
  rows: readonly Article[],
  touched: ReadonlySet<ArticleId>,
  now: readonly Article[],
  view: ArticleView,
): Article[] {
  const compare = comparisonOf(view);
  const entering = now.filter((article) => isInView(article, view)).sort(compare);
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
 * The insertion index of an article in sorted rows, at least `from`. Uses binary search, because
 * comparing titles with a collator costs a hundred times as much as copying a row.
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
