import type { CarrelBridge } from '../../electron/ipc/requests';
import type { ArticleFiles, StoredKind, TrashedArticle } from '../../electron/ipc/vault-files';
import { PendingRequests } from '../core/ask/pending-requests';
import {
  type VaultAnswers,
  type VaultAsk,
  type VaultMessage,
  type VaultState,
  vaultChannelName,
} from './messages';

/** Access to the library folder for windows and commands; the import window does the work. */
export interface VaultClient {
  /** The latest state that this window has received. */
  state(): VaultState;
  onState(listener: () => void): () => void;
  /**
   * Rejects when the request fails, for example because the folder is missing. Aborting `signal`
   * cancels a verify, an export or a restore, which then answers with what it has done so far.
   */
  ask<Kind extends VaultAsk['kind']>(
    ask: Extract<VaultAsk, { kind: Kind }>,
    signal?: AbortSignal,
  ): Promise<VaultAnswers[Kind]>;
  readStored(kind: StoredKind, sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  listTrash(): Promise<TrashedArticle[]>;
  readTrashed(name: string): Promise<Pick<ArticleFiles, 'html' | 'json'>>;
}

interface Asked {
  ask: VaultAsk;
  signal: AbortSignal | undefined;
}

const restartsWithinMs = 10 * 60_000;
const restartsAllowed = 5;

const givenUp = {
  ended: 'the import window has ended three times while it was at this',
  progressed:
    '50 items that ended the import window were set aside; there may be more: try again to go on',
};

const unknown: VaultState = {
  ...{ unsaved: 0, trouble: null, rebuilding: null, found: null, verifying: null, exporting: null },
  onTheirWay: 0,
};

export function connectVault(carrel: CarrelBridge): VaultClient {
  const asker = crypto.randomUUID();
  const channel = new BroadcastChannel(vaultChannelName);
  const pending = new PendingRequests(send, givenUp);
  const listeners = new Set<() => void>();
  let state = unknown;

  function setState(next: VaultState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function send(ticket: number, { ask, signal }: Asked): Promise<void> {
    if (!(await carrel.request('startImporter', 0))) {
      throw new Error('the import window cannot be started');
    }
    if (!pending.has(ticket)) return;
    post({ to: 'vault', asker, ticket, ask });
    const cancel = () => {
      if (pending.has(ticket)) post({ to: 'vault', asker, ticket, cancel: true });
    };
    if (signal?.aborted) cancel();
    else signal?.addEventListener('abort', cancel, { once: true });
  }

  function post(message: VaultMessage): void {
    channel.postMessage(message);
  }

  channel.onmessage = ({ data }: MessageEvent<VaultMessage>) => {
    if (data.to === 'all') setState(data.state);
    if (data.to !== 'asker' || data.asker !== asker) return;
    if ('failure' in data) {
      pending.reject(data.ticket, new Error(data.failure));
      return;
    }
    const asked = pending.resolve(data.ticket, data.answer);
    // The broadcasts from before this window listened are lost; this answer replaces them.
    if (asked?.ask.kind === 'state') setState(data.answer as VaultState);
  };
  const restarts: number[] = [];
  // The next import window gets the pending requests again. It is started even without any, because
  // it keeps the folder up to date; a limit stops a window that crashes at every start.
  carrel.on('importerGone', ({ window, setAside }) => {
    if (window !== 0) return;
    const now = performance.now();
    while ((restarts[0] ?? now) < now - restartsWithinMs) restarts.shift();
    if (setAside === 0) restarts.push(now);
    if (restarts.length > restartsAllowed) pending.rejectAll(new Error('the library was not read'));
    else if (pending.size === 0) void carrel.request('startImporter', 0);
    else pending.peerEnded(setAside);
  });

  return {
    state: () => state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: (ask, signal) => pending.ask({ ask, signal }),
    readStored: (kind, sha256) => carrel.request('readStored', kind, sha256),
    listTrash: () => carrel.request('listTrash'),
    readTrashed: (name) => carrel.request('readTrashed', name),
  };
}
