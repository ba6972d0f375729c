import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { ImportFailure } from '../../core/files/import-failure';
import { type ImportInput, leftOutItem } from './import-batch';
import { failureOf } from './import-file';
import {
  type ForgottenCompanions,
  type ImportAnswer,
  type ImportCompanions,
  type ImportLeaveOut,
  type ImportMessage,
  type ImportOrder,
  type ImportPurpose,
  importChannelName,
} from './import-messages';

export type ImportResult = Pick<ImportAnswer, 'items' | 'extractions' | 'renewals' | 'inside'>;

export interface SubmitOptions {
  purpose: ImportPurpose;
  /** From `share`. */
  beside?: string | null;
  /** Called with each part of the result as soon as it is in the library. */
  onPart?(part: ImportResult): void;
}

export interface ImportDispatcher {
  /** Never rejects: what goes wrong is a failure in the result, which has all its parts. */
  submit(input: ImportInput, options: SubmitOptions): Promise<ImportResult>;
  /** Files that others speak of; answers the name under which orders refer to them. */
  share(companions: readonly ImportInput[]): string | null;
  /** What was submitted until now ends early: what is not in the library yet is left out. */
  cancel(): void;
  /** Forgets what was shared under this name, here and in the import window. */
  unshare(name: string): void;
  /** Lets go of all that it holds once what was submitted is done. Nothing is submitted any more. */
  close(): void;
}

interface Order extends SubmitOptions {
  input: ImportInput;
  result: ImportResult;
  skip: number;
  losses: number;
  isLeftOut: boolean;
  resolve(result: ImportResult): void;
}

/** While one file waits for the disk, the next is parsed; more only takes memory. */
const lanes = 3;

/** A file that ends the window this often is given up with all that is still in it. */
const mostLosses = 8;

/**
 * Hands files to the import window, a few at a time. When the window is gone, those that were in it
 * are tried again one by one. Main has noted what was read when a file ended the window alone, and
 * the next window leaves out that file, or that entry of it.
 */
export function createImportDispatcher(carrel: CarrelBridge): ImportDispatcher {
  const queue = crypto.randomUUID();
  const channel = new BroadcastChannel(importChannelName);
  const shared = new Map<string, ImportInput[]>();
  const handedOver = new Set<string>();
  const waiting: Order[] = [];
  const suspects: Order[] = [];
  const inHand = new Map<number, Order>();
  /** Submitted and not answered. */
  const open = new Set<Order>();
  let isClosing = false;
  let nextTicket = 1;
  let starting: Promise<boolean> | null = null;

  channel.onmessage = ({ data }: MessageEvent<ImportMessage>) => {
    if (data.to !== 'queue' || data.queue !== queue) return;
    const order = inHand.get(data.ticket);
    if (order === undefined) return;
    takeIn(order, data);
    if (data.isPart) return;
    inHand.delete(data.ticket);
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

  function takeIn(order: Order, { items, extractions, renewals, inside }: ImportResult): void {
    order.result.items.push(...items);
    order.result.extractions.push(...extractions);
    order.result.renewals.push(...renewals);
    order.result.inside.push(...inside);
    order.onPart?.({ items, extractions, renewals, inside });
  }

  const stopListening = carrel.on('importerGone', ({ reason }) => {
    const lost = [...inHand.values()].filter((order) => !endLeftOut(order));
    inHand.clear();
    handedOver.clear();
    starting = null;
    for (const order of lost) goOn(order, reason === 'timed-out' ? reason : 'damaged');
    void pump();
  });

  /** Nobody wants the rest of it: it is not tried again. */
  function endLeftOut(order: Order): boolean {
    if (!order.isLeftOut) return false;
    takeIn(order, leftOut(order.input));
    answer(order);
    return true;
  }

  /** The rest of a list whose one entry ends the window is still read. */
  function goOn(order: Order, reason: ImportFailure): void {
    order.losses += 1;
    order.skip = order.result.items.length;
    if (order.losses < mostLosses) {
      suspects.push(order);
      return;
    }
    takeIn(order, failure(order.input, reason));
    answer(order);
  }

  async function pump(): Promise<void> {
    if (waiting.length + suspects.length === 0) return;
    starting ??= carrel.request('startImporter');
    if (!(await starting.catch(() => false))) {
      // A window that cannot even start would be tried for ever.
      for (const order of [...suspects.splice(0), ...waiting.splice(0)]) {
        takeIn(order, failure(order.input, 'not-saved'));
        answer(order);
      }
      starting = null;
      return;
    }
    if (suspects.length > 0) {
      if (inHand.size === 0) send(suspects.shift());
      return;
    }
    while (inHand.size < lanes && waiting.length > 0) send(waiting.shift());
  }

  function send(order: Order | undefined): void {
    if (order === undefined) return;
    const ticket = nextTicket++;
    inHand.set(ticket, order);
    const { input, purpose, skip, losses, beside = null } = order;
    handOver(beside);
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

  function handOver(name: string | null): void {
    const inputs = name === null ? undefined : shared.get(name);
    if (name === null || inputs === undefined || handedOver.has(name)) return;
    handedOver.add(name);
    const message = { to: 'importer', queue, companions: name, inputs } as const;
    channel.postMessage(message satisfies ImportCompanions);
  }

  function unshare(name: string): void {
    shared.delete(name);
    if (!handedOver.delete(name)) return;
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
        const order = { ...options, input, result, skip: 0, losses: 0, isLeftOut: false, resolve };
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
        takeIn(order, leftOut(order.input));
        answer(order);
      }
      const message: ImportLeaveOut = { to: 'importer', queue, leaveOut: [...inHand.keys()] };
      channel.postMessage(message);
      for (const order of inHand.values()) order.isLeftOut = true;
    },
  };
}

function leftOut({ name }: ImportInput): ImportResult {
  return { items: [leftOutItem(name)], extractions: [], renewals: [], inside: [] };
}

function failure(input: ImportInput, reason: ImportFailure): ImportResult {
  return {
    items: [failureOf(input.name, reason)],
    extractions: [{ ok: false, reason }],
    renewals: ['unreadable'],
    inside: [],
  };
}
