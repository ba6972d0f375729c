import type {
  IndexSize,
  IndexStatus,
  Narrowed,
  SearchOptions,
  SearchReply,
  SearchRequest,
  SearchResult,
} from './protocol';
import { patternsIn, searchByRegex } from './regex-search';

/** The search worker as its users see it. */
export interface SearchClient {
  /** Rejects with a `SearchError`: superseded by the same asker's next query, or with a reason. */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  status(): Promise<IndexStatus>;
  /** Called at most four times a second while the index catches up. Returns how to stop. */
  onStatus(listener: (status: IndexStatus) => void): () => void;
  /** Resolves when the index holds everything that was committed before the call. */
  whenCaughtUp(): Promise<IndexStatus>;
  /** What the index takes on disk, in bytes, how many different terms it holds, and what lies beside it. */
  size(): Promise<IndexSize>;
  /** Reads the stored index again; answers how many parts of it were damaged and are written anew. */
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

interface Waiting {
  request: Question;
  resolve(value: unknown): void;
  reject(error: SearchError): void;
}

type Question = Exclude<SearchRequest, { kind: 'lend' }>;
type Unnumbered = Question extends infer R ? (R extends Question ? Omit<R, 'id'> : never) : never;

/** A worker that greets nobody for so long did not start: its process is gone or going. */
const greetingMs = 10_000;
const mostStarts = 3;

function startWorker(): SharedWorker {
  return new SharedWorker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-search',
  });
}

/** Reads for the search worker what that may not read itself: see text-files.ts. */
function startTextWorker(): Worker {
  return new Worker(new URL('./text-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-texts',
  });
}

/**
 * Connects to the worker that all windows share, at the first question: a command that searches
 * nothing does not wait for ten thousand new articles to be indexed. It runs in the process of one of them; when that
 * ends, its Web Lock comes free, and the requests not yet answered go to a new one.
 */
export function connectSearch(): SearchClient {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(status: IndexStatus) => void>();
  let port: MessagePort | null = null;
  let lastId = 0;
  let starts = 0;
  let texts: Worker | null = null;

  function connect(): void {
    starts += 1;
    const worker = startWorker();
    texts ??= startTextWorker();
    const { port1, port2 } = new MessageChannel();
    texts.postMessage(null, [port1]);
    worker.port.postMessage({ kind: 'lend' } satisfies SearchRequest, [port2]);
    const late = setTimeout(() => again('The search worker does not start'), greetingMs);
    let over = false;
    function again(reason: string): void {
      if (over) return;
      over = true;
      clearTimeout(late);
      worker.port.close();
      if (starts < mostStarts) connect();
      else giveUp(reason);
    }
    worker.onerror = () => again('The search worker cannot be loaded');
    worker.port.onmessage = ({ data: reply }: MessageEvent<SearchReply>) => {
      if (reply.kind !== 'hello') return receive(reply);
      clearTimeout(late);
      starts = 0;
      void navigator.locks.request(reply.lock, () => again('The search worker has ended'));
    };
    port = worker.port;
    for (const { request } of waiting.values()) port.postMessage(request);
  }

  function giveUp(reason: string): void {
    port = null;
    starts = 0;
    for (const { reject } of waiting.values()) reject(new SearchError(reason, false));
    waiting.clear();
  }

  function receive(reply: Exclude<SearchReply, { kind: 'hello' }>): void {
    if (reply.kind === 'status') {
      for (const listener of listeners) listener(reply.status);
      return;
    }
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.kind === 'answer') one?.resolve(reply.value);
    else one?.reject(new SearchError(reply.reason, reply.superseded));
  }

  function ask<T>(question: Unnumbered): Promise<T> {
    lastId += 1;
    const request = { ...question, id: lastId } as Question;
    return new Promise<T>((resolve, reject) => {
      waiting.set(request.id, { request, resolve: resolve as (value: unknown) => void, reject });
      if (port) port.postMessage(request);
      else connect();
    });
  }

  /** The newest of an asker ends the one before, which may be in its worker. */
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
    status: () => ask({ kind: 'status' }),
    whenCaughtUp: () => ask({ kind: 'caught-up' }),
    size: () => ask({ kind: 'size' }),
    check: () => ask({ kind: 'check' }),
    // Nothing was indexed for whoever asked for nothing.
    save: () => (port ? ask({ kind: 'save' }) : Promise.resolve()),
    onStatus(listener) {
      listeners.add(listener);
      if (!port) connect();
      return () => listeners.delete(listener);
    },
  };
}
