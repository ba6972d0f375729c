import type { CarrelBridge } from '../../electron/ipc/contract';
import {
  type ImportBatch,
  type ImportInput,
  type ImportReportItem,
  withoutCompanions,
} from './import-batch';
import { createImportDispatcher } from './import-dispatcher';

export interface ImportQueue {
  /** Starts a batch, or joins the running one. */
  add(inputs: readonly ImportInput[], options?: { tags?: readonly string[] }): void;
  /** Files in hand are finished, the rest is left out. */
  cancel(): void;
  /** The running batch or the last one; null before the first. A new object after every change. */
  batch(): ImportBatch | null;
  /** Called at most four times a second while a batch runs, and at its end. */
  onChange(listener: () => void): () => void;
  /** Resolves when the running batch has ended. */
  whenFinished(): Promise<ImportBatch>;
}

const tellEveryMs = 250;
/** The rate is that of the last few seconds: pages differ. */
const rateWindowMs = 5_000;
/** Files that have been handed over: a cancel leaves out everything behind them. */
const ahead = 12;

interface Running {
  waiting: { input: ImportInput; tags: string[] }[];
  inHand: number;
  total: number;
  done: number;
  cancelling: boolean;
  items: ImportReportItem[];
  /** When the latest files were done, in milliseconds of performance.now(). */
  doneAt: number[];
}

export function createImportQueue(carrel: CarrelBridge): ImportQueue {
  const dispatcher = createImportDispatcher(carrel);
  const listeners = new Set<() => void>();
  let running: Running | null = null;
  let shown: ImportBatch | null = null;
  let finished = Promise.withResolvers<ImportBatch>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  function tell(state: ImportBatch['state']): void {
    if (running === null) return;
    const { total, done, doneAt, items } = running;
    const rate = rateOf(doneAt, performance.now());
    const secondsLeft = rate > 0 ? Math.ceil((total - done) / rate) : null;
    shown = { state, total, done, rate, secondsLeft, items: [...items] };
    for (const listener of listeners) listener();
  }

  function tellSoon(): void {
    timer ??= setTimeout(() => {
      timer = null;
      tell(running?.cancelling ? 'cancelling' : 'running');
    }, tellEveryMs);
  }

  function pump(): void {
    while (running !== null && running.inHand < ahead && running.waiting.length > 0) {
      const next = running.waiting.shift();
      if (next !== undefined) void importOne(running, next);
    }
    if (running !== null && running.inHand === 0 && running.waiting.length === 0) finish();
  }

  async function importOne(batch: Running, next: Running['waiting'][number]): Promise<void> {
    batch.inHand += 1;
    const { input, tags } = next;
    const { items } = await dispatcher.submit(input, { kind: 'store', tags });
    const file = input.kind === 'granted' ? input.path : input.name;
    batch.items.push(...items.map((item) => ({ ...item, file })));
    batch.inHand -= 1;
    batch.done += 1;
    batch.doneAt.push(performance.now());
    tellSoon();
    pump();
  }

  function finish(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    tell(running?.cancelling ? 'cancelled' : 'finished');
    running = null;
    if (shown !== null) finished.resolve(shown);
    finished = Promise.withResolvers();
  }

  return {
    add(inputs, { tags = [] } = {}) {
      const wanted = withoutCompanions(inputs).map((input) => ({ input, tags: [...tags] }));
      running ??= {
        waiting: [],
        inHand: 0,
        total: 0,
        done: 0,
        cancelling: false,
        items: [],
        doneAt: [],
      };
      running.waiting.push(...wanted);
      running.total += wanted.length;
      tell('running');
      pump();
    },
    cancel() {
      if (running === null) return;
      running.cancelling = true;
      const left = running.waiting.splice(0);
      running.done += left.length;
      for (const { input } of left) {
        const file = input.kind === 'granted' ? input.path : input.name;
        running.items.push({ file, outcome: 'cancelled', id: null, title: null, reason: null });
      }
      tell('cancelling');
      pump();
    },
    batch: () => shown,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    whenFinished: () => finished.promise,
  };
}

/** Files a second within the window; forgets older times. */
function rateOf(doneAt: number[], now: number): number {
  while (doneAt.length > 0 && (doneAt[0] as number) < now - rateWindowMs) doneAt.shift();
  const first = doneAt[0];
  if (first === undefined || doneAt.length < 2) return 0;
  return ((doneAt.length - 1) / Math.max(1, now - first)) * 1000;
}
