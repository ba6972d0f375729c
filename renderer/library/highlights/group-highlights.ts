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
 * alphabet decides. Inside, those of an article are in the order of its text, as in the article's own panel;
 * a tag begins with its oldest and a day with its newest.
 *
 * @param places where each highlight begins in the text of its article, by key
 */
export function groupHighlights(
  listed: readonly ListedHighlight[],
  grouping: Grouping,
  places: Places = new Map(),
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
  const inText = byPlace(places);
  const inGroup = {
    article: (a: HighlightRow, b: HighlightRow) => inText(a, b) || byAge(a, b),
    tag: byAge,
    day: (a: HighlightRow, b: HighlightRow) => byAge(b, a),
  }[grouping];
  const found = Array.from(groups, ([of, rows]) => ({
    of,
    rows: rows.sort(inGroup),
  }));
  return grouping === 'tag' ? found.sort(byName) : found.sort(byNewest);
}

function groupsOf({ article, mark }: ListedHighlight, grouping: Grouping): string[] {
  if (grouping === 'article') return [article];
  if (grouping === 'tag') return mark.tags.length === 0 ? [''] : [...new Set(mark.tags)];
  return [mark.createdAt === 0 ? '' : localDay(mark.createdAt)];
}

type Places = ReadonlyMap<string, number>;

const byAge = (a: ListedHighlight, b: ListedHighlight) =>
  a.mark.createdAt - b.mark.createdAt || (a.key < b.key ? -1 : 1);

/** The order of the text; highlights without a place come last. */
const byPlace = (places: Places) => {
  const placeOf = ({ key }: ListedHighlight) => places.get(key) ?? Number.MAX_VALUE;
  return (a: ListedHighlight, b: ListedHighlight) => placeOf(a) - placeOf(b);
};

function byName(a: HighlightGroup, b: HighlightGroup): number {
  if (a.of === '' || b.of === '') return a.of === '' ? 1 : -1;
  return a.of.localeCompare(b.of);
}

const newestOf = ({ rows }: HighlightGroup) =>
  rows.reduce((newest, { mark }) => Math.max(newest, mark.createdAt), 0);

function byNewest(a: HighlightGroup, b: HighlightGroup): number {
  return newestOf(b) - newestOf(a) || (a.of < b.of ? 1 : -1);
}

/**
 * The highlights of these rows by article, each once: articles in the order of the rows, highlights in that
 * of the text.
 */
export function byArticle(
  rows: readonly HighlightRow[],
  articleOf: (id: ArticleId) => Article | undefined,
  places: Places = new Map(),
): { article: Article; highlights: Highlight[] }[] {
  const found = new Map<ArticleId, Map<string, ListedHighlight>>();
  for (const row of rows) {
    const listed = found.get(row.article) ?? new Map<string, ListedHighlight>();
    found.set(row.article, listed.set(row.key, row));
  }
  return [...found].flatMap(([id, listed]) => {
    const article = articleOf(id);
    const inOrder = [...listed.values()].sort(byPlace(places)).map(({ mark }) => mark);
    return article ? [{ article, highlights: inOrder }] : [];
  });
}
