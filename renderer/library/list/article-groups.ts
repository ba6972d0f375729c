import type { Article, ArticleId } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';
import { localDay, statedDays } from '../../core/dates/stated-date';

/** By what the list is divided into groups. */
export const groupings = ['none', 'day', 'month', 'site', 'tag'] as const;

export type ArticleGrouping = (typeof groupings)[number];

/** What groups depend on in a view of the list. */
interface Grouped {
  group?: ArticleGrouping;
  sort: { key: string; descending: boolean };
  filter: Pick<ArticleFilter, 'tags'>;
}

/** Rows of the list that have the same day, month, site or tag. */
export interface RowSection {
  /** The day as `2025-02-20` or as far as a page states it, the month, the site or the tag; empty for none. */
  of: string;
  /** Index of its first row. */
  start: number;
  count: number;
}

/** Rows of which some stand for several copies. */
interface Rows {
  rows: readonly Article[];
  folds: ReadonlyMap<ArticleId, { first: Article }>;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The group of an article. Days are those by which the list is sorted, else those of saving. With several tags
 * it is the first one that not all listed articles have.
 */
export function groupOf(article: Article, { group, sort, filter }: Grouped): string {
  switch (group) {
    case 'day':
      return dayOf(article, sort.key === 'published');
    case 'month':
      return dayOf(article, sort.key === 'published').slice(0, 7);
    case 'site':
      return article.site ?? '';
    case 'tag':
      return article.tags.find((tag) => !filter.tags.includes(tag)) ?? article.tags[0] ?? '';
    default:
      return '';
  }
}

/** Orders articles by their groups; null where their order is one by groups already. */
export function compareGroups(view: Grouped): ((a: Article, b: Article) => number) | null {
  const { group = 'none', sort } = view;
  if (group === 'none') return null;
  if (group === 'site' || group === 'tag') {
    return (a, b) => compareNames(groupOf(a, view), groupOf(b, view));
  }
  if (sort.key === 'saved') return null;
  const direction = sort.key === 'published' && !sort.descending ? 1 : -1;
  return (a, b) => direction * compareTexts(groupOf(a, view), groupOf(b, view));
}

/** What has no name comes last. */
function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return collator.compare(a, b) || compareTexts(a, b);
}

const compareTexts = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

const savedDays = new WeakMap<Article, string>();
const publishedDays = new WeakMap<Article, string>();

function dayOf(article: Article, isPublished: boolean): string {
  const days = isPublished ? publishedDays : savedDays;
  const known = days.get(article);
  if (known !== undefined) return known;
  const day = isPublished ? statedDay(article.publishedAt) : localDay(article.savedAt);
  days.set(article, day);
  return day;
}

/** No longer than it is stated: `2019` is no day of January. */
function statedDay(publishedAt: string | null): string {
  const days = statedDays(publishedAt);
  if (days === null) return '';
  const { first, last } = days;
  if (first === last) return first;
  return first.slice(0, first.slice(0, 7) === last.slice(0, 7) ? 7 : 4);
}

/**
 * The groups of sorted rows. Each is looked for by doubling steps: a list of 100,000 rows is divided again after
 * each change.
 */
export function sectionsOf({ rows, folds }: Rows, view: Grouped): RowSection[] {
  // Copies stand where the first of them would.
  const ofRow = (at: number) => groupOf(folds.get(rows[at]!.id)?.first ?? rows[at]!, view);
  const sections: RowSection[] = [];
  for (let start = 0; start < rows.length; ) {
    const of = ofRow(start);
    const end = endOf(start, rows.length, (at) => ofRow(at) === of);
    sections.push({ of, start, count: end - start });
    start = end;
  }
  return sections;
}

/** The first index behind `start` that does not belong to it. */
function endOf(start: number, length: number, belongs: (at: number) => boolean): number {
  let step = 1;
  while (start + step < length && belongs(start + step)) step *= 2;
  let low = start + Math.floor(step / 2);
  let high = Math.min(start + step, length);
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (belongs(middle)) low = middle;
    else high = middle;
  }
  return high;
}
