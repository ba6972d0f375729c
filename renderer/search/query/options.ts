import type { ArticleId } from '../../core/article';
import type { ArticleFilter } from '../../core/article-filter';

/** The hits in another order than the best first; articles without a date stand with the oldest. */
export interface SearchSort {
  key: 'saved' | 'published' | 'length';
  descending: boolean;
}

export interface SearchOptions {
  limit?: number;
  offset?: number;
  /** The last word is being typed: what begins with it is found, too. */
  typing?: boolean;
  /** The best first where there is none. Of a question's answers the best stand so, before the rest. */
  sort?: SearchSort;
  /** Nothing else is found. */
  filter?: ArticleFilter;
  /** Simplified and traditional Chinese characters count as the same; patterns stand as written. */
  variants?: boolean;
  /** A new query of the same asker ends the one before, which rejects as `superseded`. */
  asker?: string;
}

/** Which hits of a query are counted, and what of it is not for all of them. */
export interface FacetOptions {
  typing?: boolean;
  filter?: ArticleFilter;
  /** Asked for besides the query, whose own words rule out all other years. */
  year?: string | null;
  variants?: boolean;
  asker?: string;
  /** The query was answered as a question: see `QueryNote`. */
  asQuestion?: boolean;
  /** Every hit, where that is known already: then the query is not asked. */
  within?: ArticleId[];
}
