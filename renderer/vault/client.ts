import type { CarrelBridge, StoredKind, TrashedArticle } from '../../electron/ipc/contract';
import {
  type VaultAnswers,
  type VaultAsk,
  type VaultMessage,
  type VaultState,
  vaultChannelName,
} from './messages';

/** The library's folder as pages and commands see it. */
export interface VaultClient {
  /** As it was last heard of. */
  state(): VaultState;
  onState(listener: () => void): () => void;
  /**
   * Rejects when it could not be done, because the folder is gone for one. A verify, an export or a
   * restore whose `signal` is aborted is broken off and answers how far it has come.
   */
  ask<Kind extends VaultAsk['kind']>(
    ask: Extract<VaultAsk, { kind: Kind }>,
    signal?: AbortSignal,
  ): Promise<VaultAnswers[Kind]>;
  readStored(kind: StoredKind, sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  listTrash(): Promise<TrashedArticle[]>;
}

interface Waiting {
  ask: VaultAsk;
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
  /** Import windows that ended in a row while nothing was set aside. */
  losses: number;
  /** Items that were set aside since it was asked. */
  setAside: number;
}

const restartsWithinMs = 10 * 60_000;
const restartsAllowed = 5;

/** What ends the window each time, and is not set aside, would end the next one, too. */
const lossesAllowed = 3;
const endedEachTime = 'the import window has ended three times while it was at this';
/** Each may take the 20 s after which a window that does not answer is ended. */
const setAsideAllowed = 50;
const tooManySetAside = `${setAsideAllowed} items that ended the import window were set aside; there may be more: try again to go on`;
const cannotStart = 'the import window cannot be started';

const unknown: VaultState = {
  ...{ unsaved: 0, trouble: null, rebuilding: null, found: null, verifying: null },
};

export function connectVault(carrel: CarrelBridge): VaultClient {
  const asker = crypto.randomUUID();
  const channel = new BroadcastChannel(vaultChannelName);
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<() => void>();
  let state = unknown;
  let nextTicket = 1;

  function hear(next: VaultState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function send(ticket: number, ask: VaultAsk): Promise<void> {
    const asked = waiting.get(ticket);
    if (asked === undefined) return;
    if (!(await carrel.request('startImporter'))) {
      waiting.delete(ticket);
      asked.reject(new Error(cannotStart));
      return;
    }
    if (waiting.has(ticket)) {
      channel.postMessage({ to: 'vault', asker, ticket, ask } satisfies VaultMessage);
    }
  }

  channel.onmessage = ({ data }: MessageEvent<VaultMessage>) => {
    if (data.to === 'all') hear(data.state);
    if (data.to !== 'asker' || data.asker !== asker) return;
    const asked = waiting.get(data.ticket);
    waiting.delete(data.ticket);
    if ('failure' in data) {
      asked?.reject(new Error(data.failure));
      return;
    }
    // What was told to all before this window listened.
    if (asked?.ask.kind === 'state') hear(data.answer as VaultState);
    asked?.resolve(data.answer as never);
  };
  const restarts: number[] = [];
  // A window that was ended has answered nothing: the next one is asked again. It is wanted even if
  // nothing was asked, since it keeps the folder; but not for ever, if it ends each time.
  carrel.on('importerGone', ({ setAside }) => {
    const now = performance.now();
    while ((restarts[0] ?? now) < now - restartsWithinMs) restarts.shift();
    if (setAside === 0) restarts.push(now);
    if (restarts.length > restartsAllowed) {
      for (const { reject } of waiting.values()) reject(new Error('the library was not read'));
      waiting.clear();
      return;
    }
    for (const [ticket, asked] of waiting) {
      const failure = countEnd(asked, setAside);
      if (failure === null) void send(ticket, asked.ask);
      else {
        waiting.delete(ticket);
        asked.reject(new Error(failure));
      }
    }
    if (waiting.size === 0) void carrel.request('startImporter');
  });

  return {
    state: () => state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: (ask, signal) =>
      new Promise((resolve, reject) => {
        const ticket = nextTicket++;
        waiting.set(ticket, { ask, resolve, reject, losses: 0, setAside: 0 });
        const breakOff = () => {
          const message = { to: 'vault', asker, ticket, breakOff: true } as const;
          if (waiting.has(ticket)) channel.postMessage(message satisfies VaultMessage);
        };
        void send(ticket, ask).then(() => {
          if (signal?.aborted) breakOff();
          else signal?.addEventListener('abort', breakOff, { once: true });
        });
      }),
    readStored: (kind, sha256) => carrel.request('readStored', kind, sha256),
    listTrash: () => carrel.request('listTrash'),
  };
}

/** Null when the next window is asked again; else why none is. */
function countEnd(asked: Waiting, setAside: number): string | null {
  asked.setAside += setAside;
  asked.losses = setAside > 0 ? 0 : asked.losses + 1;
  if (asked.losses >= lossesAllowed) return endedEachTime;
  return asked.setAside >= setAsideAllowed ? tooManySetAside : null;
}
