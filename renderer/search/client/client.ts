import { PendingRequests } from '../../core/ask/pending-requests';
import type { FacetCounts } from '../query/answer';
import type { FacetOptions, SearchOptions } from '../query/options';
import type {
  IndexSize,
  IndexStatus,
  Narrowed,
  SearchReply,
  SearchRequest,
  SearchResult,
} from '../worker/protocol';
import { patternsIn, searchByRegex } from './regex-search';
import { takeWorker } from './start-worker';

/** The search worker's interface for windows. */
export interface SearchClient {
  /** Rejects with a `SearchError`: superseded by the same asker's next query, or with a reason. */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  /**
   * Facets of an answered query; rejects as `search` does. The hits of a query with patterns have to be
   * passed.
   */
  facets(query: string, options: FacetOptions): Promise<FacetCounts>;
  status(): Promise<IndexStatus>;
  /** Called at most four times a second while the index catches up. Returns how to stop. */
  onStatus(listener: (status: IndexStatus) => void): () => void;
  /** Resolves when the index holds everything that was committed before the call. */
  whenCaughtUp(): Promise<IndexStatus>;
  /** Size of the index on disk in bytes, number of terms, and the files beside it. */
  size(): Promise<IndexSize>;
  /** Verifies the stored index; returns how many damaged parts were written again. */
  check(): Promise<number>;
  /** Catches up and stores the index, so that the next start finds it; for quitting. */
  save(): Promise<void>;
}

export class SearchError extends Error {
  constructor(
    reason: string,
    readonly superseded: boolean,
  ) {
    super(reason);
    this.name = 'SearchError';
  }
}

const givenUp = { ended: 'The search worker has ended three times' };

type WithoutId = SearchRequest extends infer R
  ? R extends SearchRequest
    ? Omit<R, 'id'>
    : never
  : never;

/**
 * Starts the window's search worker (relay.ts) at the first question: a command that searches nothing
 * does not wait for ten thousand new articles to be indexed.
 */
export function connectSearch(): SearchClient {
  const pending = new PendingRequests<WithoutId>(send, givenUp);
  const listeners = new Set<(status: IndexStatus) => void>();
  let worker: Worker | null = null;

  function connect(): Worker {
    const started = takeWorker();
    started.onmessage = ({ data: reply }: MessageEvent<SearchReply>) => receive(reply);
    started.onerror = () => {
      started.terminate();
      if (worker !== started) return;
      worker = null;
      pending.peerEnded();
    };
    return started;
  }

  function receive(reply: SearchReply): void {
    if (reply.kind === 'status') {
      for (const listener of listeners) listener(reply.status);
      return;
    }
    if (reply.kind === 'answer') pending.resolve(reply.id, reply.value);
    else pending.reject(reply.id, new SearchError(reply.reason, reply.superseded));
  }

  function send(id: number, question: WithoutId): void {
    worker ??= connect();
    worker.postMessage({ ...question, id } as SearchRequest);
  }

  async function ask<T>(question: WithoutId): Promise<T> {
    try {
      return await pending.ask<T>(question);
    } catch (error) {
      throw error instanceof SearchError ? error : new SearchError((error as Error).message, false);
    }
  }

  /** An asker's newest request supersedes the one before, which may already be in the worker. */
  const running = new Map<string, AbortController>();

  async function search(query: string, options: SearchOptions): Promise<SearchResult> {
    const { asker } = options;
    const superseded = new SearchError('A newer query took its place', true);
    if (asker !== undefined) running.get(asker)?.abort(superseded);
    const patterns = patternsIn(query);
    if (patterns === null) return ask({ kind: 'search', query, options });
    const ending = new AbortController();
    if (asker !== undefined) running.set(asker, ending);
    const narrowed = await ask<Narrowed>({ kind: 'narrow', query, options });
    ending.signal.throwIfAborted();
    return searchByRegex(query, patterns, narrowed, options, ending.signal);
  }

  return {
    search: (query, options = {}) => search(query, options),
    facets: (query, options) => ask({ kind: 'facets', query, options }),
    status: () => ask({ kind: 'status' }),
    whenCaughtUp: () => ask({ kind: 'caught-up' }),
    size: () => ask({ kind: 'size' }),
    check: () => ask({ kind: 'check' }),
    // Without a search, nothing was indexed.
    save: () => (worker ? ask({ kind: 'save' }) : Promise.resolve()),
    onStatus(listener) {
      listeners.add(listener);
      worker ??= connect();
      return () => listeners.delete(listener);
    },
  };
}
