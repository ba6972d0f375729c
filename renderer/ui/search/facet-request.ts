import { type ArticleFilter, isSameFilter, noFilter } from '../../core/article/article-filter';
import type { FacetOptions } from '../../search/query/options';
import type { SearchResult } from '../../search/worker/protocol';
import { withYear, yearIn } from './year-words';

/** The first page of an answer, and the filter that it was asked with. */
export interface Answer {
  result: SearchResult;
  filter: ArticleFilter;
}

export interface FacetRequest {
  query: string;
  options: Pick<FacetOptions, 'filter' | 'year' | 'asQuestion' | 'within'>;
  /** True when the counts cover all hits. */
  isWhole: boolean;
}

/** The facet request for the results of a search. */
export function facetsOfAnswer({ result, filter }: Answer): FacetRequest {
  const { query, notes, hits, total, all } = result;
  const year = yearIn(query);
  const asQuestion = notes.some(({ kind }) => kind === 'as-question');
  // A query that is treated as a question also finds articles with only some of its words.
  const within = all ?? (asQuestion && hits.length >= total ? hits.map(({ id }) => id) : undefined);
  return {
    query: year === null ? query : withYear(query, year),
    options: { filter, year, asQuestion, ...(within && { within }) },
    isWhole: all === undefined || result.totalIsExact,
  };
}

/** The facet request for a place; null when that is the whole library. */
export function facetsOfPlace(filter: ArticleFilter): FacetRequest | null {
  return isSameFilter(filter, noFilter) ? null : { query: '', options: { filter }, isWhole: true };
}
