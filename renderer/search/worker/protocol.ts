import type { ArticleId } from '../../core/article';
import type { FoundHits, NarrowedArticles } from '../query/answer';
import type { FacetOptions, SearchOptions } from '../query/options';

export interface SearchResult extends FoundHits {
  /** As it was asked, byte for byte. */
  query: string;
  /** Milliseconds in the worker. */
  tookMs: number;
  status: IndexStatus;
  /** Ids of all hits, of a query with patterns: only the worker that ran them knows them. */
  all?: ArticleId[];
}

/** What a pattern's worker is given: see `NarrowedArticles`. */
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

export interface IndexSize {
  snapshotBytes: number;
  terms: number;
  /** Of so many articles the text is at hand beside the index: see text-files.ts. */
  textsInFiles: number;
  /** Whether the index is in memory and the texts were read ahead, as is done after a start. */
  isReadOn: boolean;
}

/** What a window asks of its worker. `id` numbers its requests. */
export type SearchRequest =
  | { id: number; kind: 'search' | 'narrow'; query: string; options: SearchOptions }
  | { id: number; kind: 'facets'; query: string; options: FacetOptions }
  | { id: number; kind: 'status' | 'caught-up' | 'size' | 'check' | 'save' };

export type SearchReply =
  | { kind: 'status'; status: IndexStatus }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failure'; id: number; reason: string; superseded: boolean };
