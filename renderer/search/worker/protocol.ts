import type { ArticleId } from '../../core/article/article';
import type { FoundHits, NarrowedArticles } from '../query/answer';
import type { FacetOptions, SearchOptions } from '../query/options';

export interface SearchResult extends FoundHits {
  /** The query exactly as asked. */
  query: string;
  /** Milliseconds in the worker. */
  tookMs: number;
  status: IndexStatus;
  /** Ids of all hits of a query with patterns, which only the patterns' worker knows. */
  all?: ArticleId[];
}

/** The input of the patterns' worker: see `NarrowedArticles`. */
export interface Narrowed extends NarrowedArticles {
  status: IndexStatus;
}

/** "N of M indexed": both count articles. */
export interface IndexStatus {
  indexed: number;
  articles: number;
  caughtUp: boolean;
  /** Articles that cannot be indexed, each with the reason; absent when there are none. */
  failed?: { id: ArticleId; reason: string }[];
}

/** What the index takes. */
export interface IndexSize {
  /** Bytes of all segments. */
  snapshotBytes: number;
  terms: number;
  /** How many articles have their text in a file beside the index: see text-files.ts. */
  textsInFiles: number;
  /** True when the reading after a start is done: the index is in memory, the texts were read ahead. */
  isReadOn: boolean;
}

/** A request of a window to its worker. `id` numbers the window's requests. */
export type SearchRequest =
  | { id: number; kind: 'search' | 'narrow'; query: string; options: SearchOptions }
  | { id: number; kind: 'facets'; query: string; options: FacetOptions }
  | { id: number; kind: 'status' | 'caught-up' | 'size' | 'check' | 'save' };

/** What the worker sends to its window: the index's status unasked, and a reply to each request. */
export type SearchReply =
  | { kind: 'status'; status: IndexStatus }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failure'; id: number; reason: string; superseded: boolean };
