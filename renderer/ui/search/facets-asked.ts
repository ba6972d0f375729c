import { type ArticleFilter, isSameFilter, noFilter } from '../../core/article/article-filter';
import type { FacetOptions } from '../../search/query/options';
import type { SearchResult } from '../../search/worker/protocol';
import { withYear, yearIn } from './year-words';

/** An answer as it came first, and what it was narrowed by. */
export interface Answer {
  result: SearchResult;
  filter: ArticleFilter;
}

export interface FacetsAsked {
  query: string;
  options: Pick<FacetOptions, 'filter' | 'year' | 'asQuestion' | 'within'>;
  /** The answer has all of its hits. */
  isWhole: boolean;
}

/** What the sidebar's tags, sites, languages and years are to be counted within. */
export function facetsOfAnswer({ result, filter }: Answer): FacetsAsked {
  const { query, notes, hits, total, all } = result;
  const year = yearIn(query);
  const asQuestion = notes.some(({ kind }) => kind === 'as-question');
  // To a few that hold all of its words a question adds others, which only the answer can tell.
  const within = all ?? (asQuestion && hits.length >= total ? hits.map(({ id }) => id) : undefined);
  return {
    query: year === null ? query : withYear(query, year),
    options: { filter, year, asQuestion, ...(within && { within }) },
    isWhole: all === undefined || result.totalIsExact,
  };
}

/** Null where it is the whole library. */
export function facetsOfPlace(filter: ArticleFilter): FacetsAsked | null {
  return isSameFilter(filter, noFilter) ? null : { query: '', options: { filter }, isWhole: true };
}
