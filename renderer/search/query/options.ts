import type { ArticleId } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';

/** An order other than by relevance. Articles without a date sort with the oldest. */
export interface SearchSort {
  key: 'saved' | 'published' | 'length';
  descending: boolean;
}

/** How a query is answered. */
export interface SearchOptions {
  /** Hits on a page; 20 unless given. */
  limit?: number;
  /** Hits before the page; 0 unless given. */
  offset?: number;
  /** The last word is being typed, so it is a prefix. */
  typing?: boolean;
  /** Default: by relevance. Of a question's hits only the best are sorted. */
  sort?: SearchSort;
  /** Only articles that pass are found. */
  filter?: ArticleFilter;
  /** Simplified and traditional Chinese characters count as equal, except in patterns. */
  variants?: boolean;
  /** A new query of the same asker ends the one before, which rejects as `superseded`. */
  asker?: string;
}

/** Which hits of a query are counted by facet. */
export interface FacetOptions {
  typing?: boolean;
  filter?: ArticleFilter;
  /** The chosen year. It is not a part of the query, or the counts of all other years would be 0. */
  year?: string | null;
  variants?: boolean;
  asker?: string;
  /** The query was answered as a question: see `QueryNote`. */
  asQuestion?: boolean;
  /** All hits, when they are known already: then the query is not run. */
  within?: ArticleId[];
}
