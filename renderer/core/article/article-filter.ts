import type { ReadingState } from './article';

/** Filters the list and search results; all conditions hold at once. */
export interface ArticleFilter {
  state: ReadingState | null;
  starred: boolean;
  /** Only articles with a highlight or a note. */
  highlighted: boolean;
  /** The article must have all of these. */
  tags: readonly string[];
  site: string | null;
  lang: string | null;
  /** The id of a feed. */
  feed: string | null;
  /** The id of a collection. */
  collection: string | null;
}

export const noFilter: ArticleFilter = {
  state: null,
  starred: false,
  highlighted: false,
  tags: [],
  site: null,
  lang: null,
  feed: null,
  collection: null,
};

export function isSameFilter(a: ArticleFilter, b: ArticleFilter): boolean {
  return (
    a.state === b.state &&
    a.starred === b.starred &&
    a.highlighted === b.highlighted &&
    a.site === b.site &&
    a.lang === b.lang &&
    a.feed === b.feed &&
    a.collection === b.collection &&
    a.tags.join('\n') === b.tags.join('\n')
  );
}
