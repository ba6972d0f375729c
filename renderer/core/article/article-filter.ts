import type { ReadingState } from './article';

/** Of what the list shows, and what a search keeps to: all conditions hold at once. */
export interface ArticleFilter {
  state: ReadingState | null;
  starred: boolean;
  /** Those with a highlight or a note. */
  highlighted: boolean;
  /** All of them. */
  tags: readonly string[];
  site: string | null;
  lang: string | null;
}

export const noFilter: ArticleFilter = {
  state: null,
  starred: false,
  highlighted: false,
  tags: [],
  site: null,
  lang: null,
};

export function isSameFilter(a: ArticleFilter, b: ArticleFilter): boolean {
  return (
    a.state === b.state &&
    a.starred === b.starred &&
    a.highlighted === b.highlighted &&
    a.site === b.site &&
    a.lang === b.lang &&
    a.tags.join('\n') === b.tags.join('\n')
  );
}
