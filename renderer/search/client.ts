import type { IndexStatus, SearchOptions, SearchResult } from './protocol';

/** The search worker as its users see it. */
export interface SearchClient {
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  status(): Promise<IndexStatus>;
  /** Called at most four times a second while the index catches up. Returns how to stop. */
  onStatus(listener: (status: IndexStatus) => void): () => void;
  /** Resolves when the index holds everything that was committed before the call. */
  whenCaughtUp(): Promise<IndexStatus>;
  /** What the index takes in memory and on disk, in bytes (estimates). */
  size(): Promise<{ snapshotBytes: number; terms: number }>;
}
