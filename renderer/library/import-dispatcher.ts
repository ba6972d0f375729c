import type { CarrelBridge } from '../../electron/ipc/contract';
import type { ImportFailure } from '../core/importer';
import type { ImportInput } from './import-batch';
import { failureOf } from './import-file';
import { type ImportAnswer, type ImportOrder, importChannelName } from './import-messages';

export type ImportResult = Pick<ImportAnswer, 'items' | 'extractions'>;

export interface ImportDispatcher {
  /** Never rejects: what goes wrong is a failure in the result. */
  submit(input: ImportInput, purpose: ImportOrder['purpose']): Promise<ImportResult>;
}

interface Order {
  input: ImportInput;
  purpose: ImportOrder['purpose'];
  resolve(result: ImportResult): void;
}

/** While one file waits for the disk, the next is parsed; more only takes memory. */
const lanes = 3;

/**
 * Hands files to the import window, a few at a time. When the window is gone, those that were in it
 * are tried again one by one: the one that ends it alone is the poisonous one, and fails.
 */
export function createImportDispatcher(carrel: CarrelBridge): ImportDispatcher {
  const queue = crypto.randomUUID();
  const channel = new BroadcastChannel(importChannelName);
  const waiting: Order[] = [];
  const suspects: Order[] = [];
  const inHand = new Map<number, Order>();
  let nextTicket = 1;
  let starting: Promise<void> | null = null;

  channel.onmessage = ({ data }: MessageEvent<ImportOrder | ImportAnswer>) => {
    if (data.to !== 'queue' || data.queue !== queue) return;
    const order = inHand.get(data.ticket);
    inHand.delete(data.ticket);
    order?.resolve(data);
    void pump();
  };

  carrel.on('importerGone', ({ reason }) => {
    const lost = [...inHand.values()];
    inHand.clear();
    starting = null;
    if (lost.length === 1)
      lost[0]?.resolve(failure(lost[0], reason === 'timed-out' ? reason : 'damaged'));
    else suspects.push(...lost);
    void pump();
  });

  async function pump(): Promise<void> {
    if (waiting.length + suspects.length === 0) return;
    starting ??= carrel.request('startImporter');
    try {
      await starting;
    } catch {
      // A window that cannot even start would be tried for ever.
      for (const order of [...suspects.splice(0), ...waiting.splice(0)]) {
        order.resolve(failure(order, 'not-saved'));
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
    const { input, purpose } = order;
    channel.postMessage({ to: 'importer', queue, ticket, input, purpose } satisfies ImportOrder);
  }

  return {
    submit: (input, purpose) =>
      new Promise((resolve) => {
        waiting.push({ input, purpose, resolve });
        void pump();
      }),
  };
}

function failure({ input }: Order, reason: ImportFailure): ImportResult {
  return { items: [failureOf(input.name, reason)], extractions: [{ ok: false, reason }] };
}
