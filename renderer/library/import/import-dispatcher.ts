import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { ImportFailure } from '../../core/files/import-failure';
import { addressLanes } from './address-line';
import { cancelledItem, failedItem, type ImportInput } from './import-batch';
import {
  type CancelOrders,
  type ForgottenCompanions,
  type ImportAnswer,
  type ImportCompanions,
  type ImportMessage,
  type ImportOrder,
  type ImportPurpose,
  importChannelName,
} from './import-messages';

export type ImportResult = Pick<
  ImportAnswer,
  'items' | 'extractions' | 'renewals' | 'feeds' | 'inside'
>;

export interface SubmitOptions {
  purpose: ImportPurpose;
  /** The name of the companions, from `share`. */
  beside?: string | null;
  /** Called with each part of the result as soon as it is stored. */
  onPart?(part: ImportResult): void;
}

export interface ImportDispatcher {
  /** Imports a file. Never rejects: errors are part of the result. */
  submit(input: ImportInput, options: SubmitOptions): Promise<ImportResult>;
  /** Shares companions of the inputs; returns the name for `beside`, or null when there are none. */
  share(companions: readonly ImportInput[]): string | null;
  /** Cancels everything submitted so far; what is not stored yet is left out. */
  cancel(): void;
  /** Drops shared companions here and in the import window. */
  unshare(name: string): void;
  /** Releases all resources when the submitted inputs are done. Nothing may be submitted afterwards. */
  close(): void;
}

interface Order extends SubmitOptions {
  input: ImportInput;
  result: ImportResult;
  skip: number;
  losses: number;
  /** When it was sent last, in milliseconds since 1970. */
  sentAt: number;
  /** The window has read the file, and stores it. */
  isRead: boolean;
  /** See ImportOrder. */
  readSince: number | null;
  isCancelled: boolean;
  resolve(result: ImportResult): void;
}

/** An import window, as the dispatcher knows it. */
interface Peer {
  number: number;
  channel: BroadcastChannel;
  active: Map<number, Order>;
  /** The names of the companions that it has. */
  companions: Set<string>;
  /** Resolves when the window is ready; null when it was not asked for, or has ended. */
  starting: Promise<boolean> | null;
  isReady: boolean;
}

/**
 * Number of files that a window reads at once: while one waits for its bytes, the next is parsed. More costs
 * memory. Addresses mostly wait for servers and have lanes of their own.
 */
const lanes = 3;
/** With those that are read, and only wait for the disk: what waits together is stored and written together. */
const mostActive = 24;
/** A further window is opened for so many files that no window has taken. */
const worthAWindow = 4;

const isAddress = ({ input }: Order) => input.kind === 'address';

/** True for what any window may take: what is fetched has its order and its limits in the first one. */
const isShared = (order: Order) =>
  !isAddress(order) && order.purpose.kind !== 'feed' && order.purpose.kind !== 'look';

/** After a file has ended this many windows, the rest of it is not read. */
const maxLosses = 8;

/**
 * Sends files to the import windows, a few at a time to each. Further windows are opened while there is work
 * for them. When a window has crashed, the files that it was reading are retried one by one in the last of the
 * windows, which takes nothing else meanwhile; the other windows go on. The main process records which file or
 * entry was read when the window crashed, and the next window skips it.
 *
 * core/ask/pending-requests.ts does not fit here: it resends all requests at once, so that one bad file
 * would fail its neighbours; and here a retry continues after the items that are stored, while a failed
 * request becomes a row of the report.
 */
export function createImportDispatcher(carrel: CarrelBridge): ImportDispatcher {
  const queue = crypto.randomUUID();
  const shared = new Map<string, ImportInput[]>();
  const waiting: Order[] = [];
  const suspects: Order[] = [];
  /** Orders that are submitted but not answered. */
  const open = new Set<Order>();
  /** By their numbers; the first one is always there. */
  const peers = [newPeer(0)];
  const first = peers[0]!;
  /** The number of windows that can be started; unknown until the first work. */
  let most = 0;
  let isClosing = false;
  let nextTicket = 1;

  function newPeer(number: number): Peer {
    const channel = new BroadcastChannel(importChannelName(number));
    const parts = { active: new Map(), companions: new Set<string>() };
    const peer: Peer = { number, channel, ...parts, starting: null, isReady: false };
    channel.onmessage = ({ data }: MessageEvent<ImportMessage>) => {
      if (data.to !== 'queue' || data.queue !== queue) return;
      const order = peer.active.get('read' in data ? data.read : data.ticket);
      if (order === undefined) return;
      if ('read' in data) {
        order.isRead = true;
        void pump();
        return;
      }
      addResult(order, data);
      if (data.isPart) return;
      peer.active.delete(data.ticket);
      answer(order);
      void pump();
    };
    return peer;
  }

  function answer(order: Order): void {
    open.delete(order);
    order.resolve(order.result);
    if (isClosing) endIfIdle();
  }

  function endIfIdle(): void {
    if (open.size > 0) return;
    for (const name of [...shared.keys()]) unshare(name);
    stopListening();
    for (const { channel } of peers) channel.close();
  }

  function addResult(
    order: Order,
    { items, extractions, renewals, feeds, inside }: ImportResult,
  ): void {
    order.result.items.push(...items);
    order.result.extractions.push(...extractions);
    order.result.renewals.push(...renewals);
    if (feeds) order.result.feeds = [...(order.result.feeds ?? []), ...feeds];
    order.result.inside.push(...inside);
    order.onPart?.({ items, extractions, renewals, inside });
  }

  const stopListening = carrel.on('importerGone', ({ window, reason }) => {
    const peer = peers[window];
    if (peer === undefined) return;
    const lost = [...peer.active.values()].filter((order) => !answerCancelled(order));
    peer.active.clear();
    peer.companions.clear();
    peer.starting = null;
    peer.isReady = false;
    // The order and the end of the idle window have crossed.
    if (reason === 'idle') waiting.unshift(...lost);
    else for (const order of lost) retry(order, reason === 'timed-out' ? reason : 'damaged');
    void pump();
  });

  /** Answers a cancelled order instead of retrying it. True when the order was cancelled. */
  function answerCancelled(order: Order): boolean {
    if (!order.isCancelled) return false;
    addResult(order, cancelledResult(order.input));
    answer(order);
    return true;
  }

  /** Retries an order after its last stored item, so that one bad entry does not lose the rest of a list. */
  function retry(order: Order, reason: ImportFailure): void {
    order.losses += 1;
    if (order.isRead) order.readSince ??= order.sentAt;
    order.isRead = false;
    order.skip = order.result.items.length;
    if (order.losses < maxLosses) {
      suspects.push(order);
      return;
    }
    addResult(order, failure(order.input, reason));
    answer(order);
  }

  /** Resolves to true when the window listens. */
  function start(peer: Peer): Promise<boolean> {
    if (peer.starting !== null) return peer.starting;
    const starting: Promise<boolean> = carrel.request('startImporter', peer.number).then(
      (isReady) => isReady && peer.starting === starting,
      () => false,
    );
    peer.starting = starting;
    void starting.then((isReady) => {
      if (peer.starting !== starting) return;
      peer.isReady = isReady;
      if (!isReady) peer.starting = null;
    });
    return starting;
  }

  async function pump(): Promise<void> {
    if (waiting.length + suspects.length === 0) return;
    if (most === 0) most = await carrel.request('mostImporters').catch(() => 1);
    if (!(await start(first))) {
      // It has ended meanwhile, and the next one is asked for.
      if (first.starting !== null) return;
      // A window that cannot start is not retried, which would never end.
      for (const order of [...suspects.splice(0), ...waiting.splice(0)]) {
        addResult(order, failure(order.input, 'not-saved'));
        answer(order);
      }
      return;
    }
    const alone = await aloneForSuspects();
    if (alone !== null && alone.active.size === 0) send(alone, suspects.shift());
    share(alone);
    if (first !== alone && !readsSuspect(first)) {
      while (sendFirst(first, isAddress, addressLanes));
    }
    openFurther();
  }

  /** The window that takes suspects one by one; null without any. */
  async function aloneForSuspects(): Promise<Peer | null> {
    while (suspects.length > 0) {
      const last = peerAt(most - 1);
      if (await start(last)) return last;
      if (last === first) return null;
      most = last.number;
    }
    return null;
  }

  /** The window with this number; those before it are there, too. */
  function peerAt(number: number): Peer {
    while (peers.length <= number) peers.push(newPeer(peers.length));
    return peers[number]!;
  }

  /** Gives each window its share of the files, one after the other. */
  function share(alone: Peer | null): void {
    const able = peers.filter((peer) => peer.isReady && peer !== alone && !readsSuspect(peer));
    for (let isSent = true; isSent; ) {
      isSent = false;
      for (const peer of able) {
        const may = peer === first ? (order: Order) => !isAddress(order) : isShared;
        isSent = sendFirst(peer, may, lanes) || isSent;
      }
    }
  }

  const readsSuspect = ({ active }: Peer) => [...active.values()].some(({ losses }) => losses > 0);

  /** Opens one window more when much waits. */
  function openFurther(): void {
    const asleep = peers.find(({ isReady }) => !isReady)?.number ?? peers.length;
    if (asleep >= most || waiting.filter(isShared).length < worthAWindow) return;
    const peer = peerAt(asleep);
    if (peer.starting !== null) return;
    void start(peer).then((isReady) => {
      if (isReady) void pump();
      else if (peer.starting === null) most = Math.min(most, asleep);
    });
  }

  /** Sends the first waiting order of a kind, unless as many of this kind are active in the window already. */
  function sendFirst(peer: Peer, isOfKind: (order: Order) => boolean, limit: number): boolean {
    const active = [...peer.active.values()].filter(isOfKind);
    if (active.length >= mostActive) return false;
    if (active.filter(({ isRead }) => !isRead).length >= limit) return false;
    const at = waiting.findIndex(isOfKind);
    send(peer, waiting.splice(at, at < 0 ? 0 : 1)[0]);
    return at >= 0;
  }

  function send(peer: Peer, order: Order | undefined): void {
    if (order === undefined) return;
    const ticket = nextTicket++;
    peer.active.set(ticket, order);
    const { input, purpose, skip, losses, readSince, beside = null } = order;
    order.sentAt = Date.now();
    sendCompanions(peer, beside);
    const message = {
      to: 'importer',
      queue,
      ticket,
      input,
      beside,
      purpose,
      skip,
      losses,
      readSince,
    } as const;
    peer.channel.postMessage(message satisfies ImportOrder);
  }

  function sendCompanions(peer: Peer, name: string | null): void {
    const inputs = name === null ? undefined : shared.get(name);
    if (name === null || inputs === undefined || peer.companions.has(name)) return;
    peer.companions.add(name);
    const message = { to: 'importer', queue, companions: name, inputs } as const;
    peer.channel.postMessage(message satisfies ImportCompanions);
  }

  function unshare(name: string): void {
    shared.delete(name);
    for (const { companions, channel } of peers) {
      if (!companions.delete(name)) continue;
      const message = { to: 'importer', queue, forget: name } as const;
      channel.postMessage(message satisfies ForgottenCompanions);
    }
  }

  return {
    unshare,
    close() {
      isClosing = true;
      endIfIdle();
    },
    submit: (input, options) =>
      new Promise((resolve) => {
        const result = { items: [], extractions: [], renewals: [], inside: [] };
        const progress = { skip: 0, losses: 0, sentAt: 0, isRead: false, readSince: null };
        const order = { ...options, input, result, ...progress, isCancelled: false, resolve };
        open.add(order);
        waiting.push(order);
        void pump();
      }),
    share(companions) {
      if (companions.length === 0) return null;
      const name = crypto.randomUUID();
      shared.set(name, [...companions]);
      return name;
    },
    cancel() {
      for (const order of [...suspects.splice(0), ...waiting.splice(0)]) {
        addResult(order, cancelledResult(order.input));
        answer(order);
      }
      for (const { channel, active } of peers) {
        const message: CancelOrders = { to: 'importer', queue, cancel: [...active.keys()] };
        channel.postMessage(message);
        for (const order of active.values()) order.isCancelled = true;
      }
    },
  };
}

function cancelledResult({ name }: ImportInput): ImportResult {
  return { items: [cancelledItem(name)], extractions: [], renewals: [], inside: [] };
}

function failure(input: ImportInput, reason: ImportFailure): ImportResult {
  return {
    items: [failedItem(input.name, reason)],
    extractions: [{ ok: false, reason }],
    renewals: ['unreadable'],
    inside: [],
  };
}
