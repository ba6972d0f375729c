import type { Article, ArticleId } from '../../core/article/article';
import { localDay } from '../../core/dates/stated-date';
import type { Highlight } from '../../core/highlights/highlight';

/** A highlight in a list of all. */
export interface ListedHighlight {
  /** Unique in the library: an id of a highlight is so only in its article. */
  key: string;
  article: ArticleId;
  mark: Highlight;
}

export const groupings = ['article', 'tag', 'day'] as const;
export type Grouping = (typeof groupings)[number];

export interface HighlightGroup {
  /** The article's id, the tag, or the day as `2025-02-20`; empty for what has none. */
  of: string;
  rows: HighlightRow[];
}

/** A row of the list. A highlight with several tags has a row in the group of each. */
export interface HighlightRow extends ListedHighlight {
  /** Unique in the list. */
  id: string;
}

/**
 * Groups highlights: by article and by day the group with the newest highlight comes first, by tag the
 * alphabet decides. Inside, the oldest comes first, as in the article's own panel; a day begins with its
 * newest.
 */
export function groupHighlights(
  listed: readonly ListedHighlight[],
  grouping: Grouping,
): HighlightGroup[] {
  const groups = new Map<string, HighlightRow[]>();
  for (const each of listed) {
    for (const of of groupsOf(each, grouping)) {
      const row = { ...each, id: `${of} ${each.key}` };
      const rows = groups.get(of);
      if (rows) rows.push(row);
      else groups.set(of, [row]);
    }
  }
  const direction = grouping === 'day' ? -1 : 1;
  const found = Array.from(groups, ([of, rows]) => ({
    of,
    rows: rows.sort((a, b) => direction * byAge(a, b)),
  }));
  return grouping === 'tag' ? found.sort(byName) : found.sort(byNewest);
}

function groupsOf({ article, mark }: ListedHighlight, grouping: Grouping): string[] {
  if (grouping === 'article') return [article];
  if (grouping === 'tag') return mark.tags.length === 0 ? [''] : [...new Set(mark.tags)];
  return [mark.createdAt === 0 ? '' : localDay(mark.createdAt)];
}

const byAge = (a: HighlightRow, b: HighlightRow) =>
  a.mark.createdAt - b.mark.createdAt || (a.id < b.id ? -1 : 1);

function byName(a: HighlightGroup, b: HighlightGroup): number {
  if (a.of === '' || b.of === '') return a.of === '' ? 1 : -1;
  return a.of.localeCompare(b.of);
}

const newestOf = ({ rows }: HighlightGroup) =>
  rows.reduce((newest, { mark }) => Math.max(newest, mark.createdAt), 0);

function byNewest(a: HighlightGroup, b: HighlightGroup): number {
  return newestOf(b) - newestOf(a) || (a.of < b.of ? 1 : -1);
}

/** The highlights of these rows by article, each once, in the order of the rows. */
export function byArticle(
  rows: readonly HighlightRow[],
  articleOf: (id: ArticleId) => Article | undefined,
): { article: Article; highlights: Highlight[] }[] {
  const found = new Map<ArticleId, Map<string, Highlight>>();
  for (const { article, key, mark } of rows) {
    const marks = found.get(article) ?? new Map<string, Highlight>();
    marks.set(key, mark);
    found.set(article, marks);
  }
  return [...found].flatMap(([id, marks]) => {
    const article = articleOf(id);
    return article ? [{ article, highlights: [...marks.values()] }] : [];
  });
}
