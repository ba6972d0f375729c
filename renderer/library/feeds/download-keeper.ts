import type { DownloadFailure } from '../../../electron/ipc/downloads';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { ArticleId } from '../../core/article/article';
import type { ArticleFile } from '../actions/article-files';
import { downloadFile } from '../actions/download-file';
import type { Library } from '../library';

/** A download that is under way, or why the last attempt failed. */
export type DownloadState =
  | { kind: 'running'; bytes: number; total: number | null }
  | { kind: 'failed'; failure: Pick<DownloadFailure, 'reason' | 'status'> };

/** The page's downloads, by address; they go on while other articles are read. */
export interface DownloadKeeper {
  /** A new map after every change. */
  snapshot(): ReadonlyMap<string, DownloadState>;
  subscribe(listener: () => void): () => void;
  /** Call it at once after the user's input: that allows fetching. */
  start(id: ArticleId, file: Pick<ArticleFile, 'url' | 'mediaType'>): Promise<void>;
  stop(url: string): void;
}

export function openDownloadKeeper(library: Library, carrel: CarrelBridge): DownloadKeeper {
  const listeners = new Set<() => void>();
  let states: ReadonlyMap<string, DownloadState> = new Map();

  function set(url: string, state: DownloadState | null): void {
    const next = new Map(states);
    if (state === null) next.delete(url);
    else next.set(url, state);
    states = next;
    for (const listener of listeners) listener();
  }

  carrel.on('downloadProgress', ({ url, bytes, total }) => {
    if (states.get(url)?.kind === 'running') set(url, { kind: 'running', bytes, total });
  });

  return {
    snapshot: () => states,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start(id, file) {
      const { url } = file;
      if (states.get(url)?.kind === 'running') return;
      set(url, { kind: 'running', bytes: 0, total: null });
      let state: DownloadState | null;
      try {
        // Downloading a file is the user's word that it may be fetched.
        await carrel.request('askToFetch');
        const failure = await downloadFile(library, carrel, id, file);
        const isOver = failure === null || failure === 'gone' || failure.reason === 'cancelled';
        state = isOver ? null : { kind: 'failed', failure };
      } catch {
        state = { kind: 'failed', failure: { reason: 'failed' } };
      }
      set(url, state);
    },
    stop: (url) => void carrel.request('stopDownload', url),
  };
}
