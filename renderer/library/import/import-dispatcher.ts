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
  isCancelled: boolean;
  resolve(result: ImportResult): void;
}

/**
 * Number of concurrent files: while one waits for the disk, the next is parsed. More costs memory. Addresses
 * mostly wait for servers and have lanes of their own.
 */
const lanes = 3;

const isAddress = ({ input }: Order) => input.kind === 'address';

/** After a file has ended this many windows, the rest of it is not read. */
const maxLosses = 8;

/**
 * Sends files to the import window, a few at a time. When the window has crashed, the files that it was
 * reading are retried one by one. The main process records which file or entry was read when the window
 * crashed, and the next window skips it.
 *
 * core/ask/pending-requests.ts does not fit here: it resends all requests at once, so that one bad file
 * would fail its neighbours; and here a retry continues after the items that are stored, while a failed
 * request becomes a row of the report.
 */
export function createImportDispatcher(carrel: CarrelBridge): ImportDispatcher {
  const queue = crypto.randomUUID();
  const channel = new BroadcastChannel(importChannelName);
  const shared = new Map<string, ImportInput[]>();
  const sentCompanions = new Set<string>();
  const waiting: Order[] = [];
  const suspects: Order[] = [];
  const active = new Map<number, Order>();
  /** Orders that are submitted but not answered. */
  const open = new Set<Order>();
  let isClosing = false;
  let nextTicket = 1;
  let starting: Promise<boolean> | null = null;

  channel.onmessage = ({ data }: MessageEvent<ImportMessage>) => {
    if (data.to !== 'queue' || data.queue !== queue) return;
    const order = active.get(data.ticket);
    if (order === undefined) return;
    addResult(order, data);
    if (data.isPart) return;
    active.delete(data.ticket);
    answer(order);
    void pump();
  };

  function answer(order: Order): void {
    open.delete(order);
    order.resolve(order.result);
    if (isClosing) endIfIdle();
  }

  function endIfIdle(): void {
    if (open.size > 0) return;
    for (const name of [...shared.keys()]) unshare(name);
    stopListening();
    channel.close();
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

  const stopListening = carrel.on('importerGone', ({ reason }) => {
    const lost = [...active.values()].filter((order) => !answerCancelled(order));
    active.clear();
    sentCompanions.clear();
    starting = null;
    for (const order of lost) retry(order, reason === 'timed-out' ? reason : 'damaged');
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
    order.skip = order.result.items.length;
    if (order.losses < maxLosses) {
      suspects.push(order);
      return;
    }
    addResult(order, failure(order.input, reason));
    answer(order);
  }

  async function pump(): Promise<void> {
    if (waiting.length + suspects.length === 0) return;
    starting ??= carrel.request('startImporter');
    if (!(await starting.catch(() => false))) {
      // A window that cannot start is not retried, which would never end.
      for (const order of [...suspects.splice(0), ...waiting.splice(0)]) {
        addResult(order, failure(order.input, 'not-saved'));
        answer(order);
      }
      starting = null;
      return;
    }
    if (suspects.length > 0) {
      if (active.size === 0) send(suspects.shift());
      return;
    }
    while (sendFirst((order) => !isAddress(order), lanes));
    while (sendFirst(isAddress, addressLanes));
  }

  /** Sends the first waiting order of a kind, unless as many of this kind are active already. */
  function sendFirst(isOfKind: (order: Order) => boolean, most: number): boolean {
    if ([...active.values()].filter(isOfKind).length >= most) return false;
    const at = waiting.findIndex(isOfKind);
    send(waiting.splice(at, at < 0 ? 0 : 1)[0]);
    return at >= 0;
  }

  function send(order: Order | undefined): void {
    if (order === undefined) return;
    const ticket = nextTicket++;
    active.set(ticket, order);
    const { input, purpose, skip, losses, beside = null } = order;
    sendCompanions(beside);
    const message = {
      to: 'importer',
      queue,
      ticket,
      input,
      beside,
      purpose,
      skip,
      losses,
    } as const;
    channel.postMessage(message satisfies ImportOrder);
  }

  function sendCompanions(name: string | null): void {
    const inputs = name === null ? undefined : shared.get(name);
    if (name === null || inputs === undefined || sentCompanions.has(name)) return;
    sentCompanions.add(name);
    const message = { to: 'importer', queue, companions: name, inputs } as const;
    channel.postMessage(message satisfies ImportCompanions);
  }

  function unshare(name: string): void {
    shared.delete(name);
    if (!sentCompanions.delete(name)) return;
    const message = { to: 'importer', queue, forget: name } as const;
    channel.postMessage(message satisfies ForgottenCompanions);
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
        const progress = { skip: 0, losses: 0, isCancelled: false };
        const order = { ...options, input, result, ...progress, resolve };
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
      const message: CancelOrders = { to: 'importer', queue, cancel: [...active.keys()] };
      channel.postMessage(message);
      for (const order of active.values()) order.isCancelled = true;
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
