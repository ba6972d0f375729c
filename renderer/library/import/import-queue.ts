import type { ReceivedPage } from '../../../electron/ipc/receiving';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import { type ImportFailure, ofTheDisk } from '../../core/files/import-failure';
import type { ColumnMap } from '../../core/importers/reading-list/column-map';
import { AddressLine } from './address-line';
import {
  archivedInput,
  cancelledItem,
  type ImportBatch,
  type ImportInput,
  type ImportReportItem,
  reportedName,
  waybackMachine,
} from './import-batch';
import { createImportDispatcher } from './import-dispatcher';
import { planImport } from './import-plan';

export interface ImportQueue {
  /** Starts a batch or adds to the running one. Resolves when all of these inputs are done. */
  add(inputs: readonly ImportInput[], options?: AddOptions): Promise<DropResult>;
  /** Finishes the items that are being stored and leaves out the rest. */
  cancel(): void;
  /** Starts nothing further until it is called again with false. */
  pause(isPaused: boolean): void;
  /** Imports the failed files of the last batch again. */
  retry(): void;
  /** Imports a failed CSV of the last batch again, with these columns. */
  retryCsv(file: string, columns: ColumnMap): void;
  /** Takes the Wayback Machine's copies of the addresses of the last batch that could not be fetched. */
  takeArchived(): void;
  /** Takes the pages of the last batch that were taken for walls. */
  takeRefused(): void;
  /** The running batch or the last one; null before the first. A new object after every change. */
  batch(): ImportBatch | null;
  /** Called at most four times a second while a batch runs, and at its end. */
  onChange(listener: () => void): () => void;
  /** Resolves when the running batch has ended. */
  whenFinished(): Promise<ImportBatch>;
  /** Releases all resources; nothing may be added afterwards. */
  close(): void;
}

export interface AddOptions {
  tags?: readonly string[];
  /** The columns of the CSVs that have columns of these names. */
  columns?: ColumnMap;
  /** What the sender of a page says of it. */
  received?: ReceivedPage;
}

/** The outcome of one `add`. */
export interface DropResult {
  /** Number of new or changed articles. */
  taken: number;
  /** The rows of the report, in the order in which the files were done. */
  items: readonly ImportReportItem[];
  /** Inputs that could not be read or stored completely, for a reason that may pass. */
  unread: ReadonlySet<ImportInput>;
  /** Inputs that were cancelled completely or in part. */
  cancelled: ReadonlySet<ImportInput>;
}

/** Failures that do not depend on the file's content, so that a later attempt may succeed. */
const transient: readonly (ImportFailure | null)[] = [...ofTheDisk, 'vanished', 'unreadable'];

const publishEveryMs = 250;
/** The period over which the rate is measured. */
const rateWindowMs = 5_000;
/**
 * Maximum number of files at the dispatcher: enough for six import windows. A cancel drops all files after them.
 * Addresses have lanes of their own.
 */
const ahead = 24;

/** The state of one `add`. Counts its inputs and the entries of their containers. */
interface Drop {
  left: number;
  taken: number;
  items: ImportReportItem[];
  unread: Set<ImportInput>;
  cancelled: Set<ImportInput>;
  resolve(result: DropResult): void;
}

interface Waiting {
  input: ImportInput;
  /** Null for a retry, since the `add` has been answered. */
  drop: Drop | null;
  tags: string[];
  /** The name of the companions at the dispatcher. */
  beside: string | null;
  /** True for a retry by the user, who wants the file although it has ended a window before. */
  again?: boolean;
  columns?: ColumnMap | undefined;
  received?: ReceivedPage | undefined;
}

interface Running {
  waiting: Waiting[];
  addresses: AddressLine<Waiting>;
  /** Files that are read after all others: see import-plan.ts. */
  leftOver: Waiting[];
  failed: Waiting[];
  /** Files at the dispatcher, without addresses. */
  active: number;
  total: number;
  done: number;
  cancelling: boolean;
  isPaused: boolean;
  /** True when not all of the inputs are addresses. */
  hasFiles: boolean;
  items: ImportReportItem[];
  /** Times at which the latest files were done, by performance.now(). */
  doneAt: number[];
}

export function createImportQueue(carrel: CarrelBridge): ImportQueue {
  const dispatcher = createImportDispatcher(carrel);
  const listeners = new Set<() => void>();
  let running: Running | null = null;
  let shown: ImportBatch | null = null;
  let finished = Promise.withResolvers<ImportBatch>();
  let retriable: Waiting[] = [];
  /** The grants of the inputs, held until no retry needs them. */
  const grants = new Set<string>();
  const shares = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  function publish(state: ImportBatch['state']): void {
    if (running === null) return;
    const { total, done, doneAt, items, hasFiles } = running;
    const rate = rateOf(doneAt, performance.now());
    const secondsLeft = rate > 0 ? Math.ceil((total - done) / rate) : null;
    const areAddresses = !hasFiles;
    shown = { state, total, done, rate, secondsLeft, items: [...items], areAddresses };
    for (const listener of listeners) listener();
  }

  function publishSoon(): void {
    timer ??= setTimeout(() => {
      timer = null;
      publish(stateOf(running));
    }, publishEveryMs);
  }

  function pump(): void {
    if (running === null || running.isPaused) return;
    while (running.active < ahead && running.waiting.length > 0) {
      const next = running.waiting.shift();
      if (next !== undefined) void importOne(running, next, false);
    }
    for (let next = running.addresses.next(); next !== null; next = running.addresses.next()) {
      void importOne(running, next, false);
    }
    const { active, waiting, leftOver, addresses } = running;
    if (active > 0 || waiting.length > 0) return;
    if (leftOver.length === 0) {
      if (addresses.active + addresses.length === 0) finish();
    } else
      for (const next of running.leftOver.splice(0, ahead)) void importOne(running, next, true);
  }

  async function importOne(batch: Running, next: Waiting, leftOver: boolean): Promise<void> {
    const isAddress = next.input.kind === 'address';
    if (!isAddress) batch.active += 1;
    const { input, tags, beside, columns, received } = next;
    const file = reportedName(input);
    const { items, inside } = await dispatcher.submit(input, {
      purpose: {
        ...{ kind: 'store', tags, leftOver, again: next.again ?? false },
        ...(columns && { columns }),
        ...(received && { received }),
      },
      beside,
      onPart: (part) => {
        for (const item of part.items) {
          batch.items.push({ ...item, file });
          count(next, item);
        }
        publishSoon();
      },
    });
    if (items.some(({ outcome }) => outcome === 'failed'))
      batch.failed.push({ ...next, drop: null });
    // The entries of a container replace it in the queue.
    if (inside.length > 0 && !batch.cancelling) enqueue(batch, inside, next, next.drop);
    else if (inside.length > 0) next.drop?.cancelled.add(rootOf(input));
    finishOne(next.drop);
    if (isAddress) batch.addresses.end(next);
    else batch.active -= 1;
    batch.done += 1;
    batch.doneAt.push(performance.now());
    publishSoon();
    pump();
  }

  function enqueue(
    batch: Running,
    inputs: readonly ImportInput[],
    { tags, columns, received }: Pick<Waiting, 'tags' | 'columns' | 'received'>,
    drop: Drop | null,
  ): void {
    const plan = planImport(inputs);
    const beside = dispatcher.share(plan.companions.filter(({ kind }) => kind !== 'inside'));
    if (beside !== null) shares.add(beside);
    const waiting = (input: ImportInput): Waiting => ({
      ...{ input, drop, tags, beside, columns, received },
    });
    batch.hasFiles ||= inputs.some((input) => rootOf(input).kind !== 'address');
    for (const input of plan.first) putInLine(batch, waiting(input));
    for (const input of plan.leftOver) batch.leftOver.push(waiting(input));
    batch.total += plan.first.length + plan.leftOver.length;
    if (drop !== null) drop.left += plan.first.length + plan.leftOver.length;
  }

  function finish(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    publish(running?.cancelling ? 'cancelled' : 'finished');
    if (running) retriable = running.failed;
    running = null;
    release(retriable);
    if (shown !== null) finished.resolve(shown);
    finished = Promise.withResolvers();
  }

  /** Imports the addresses of some failed rows in another way; the other failed ones can still be retried. */
  function takeOtherwise(
    isChosen: (item: ImportReportItem) => boolean,
    inputFor: (input: ImportInput & { kind: 'address' }) => ImportInput,
  ): void {
    const rows = new Set(shown?.items.filter(isChosen).map(({ file }) => file));
    const others: Waiting[] = [];
    const chosen: Waiting[] = [];
    for (const each of retriable) {
      const { input, tags } = each;
      if (input.kind !== 'address' || !rows.has(input.name)) others.push(each);
      else chosen.push({ input: inputFor(input), drop: null, tags, beside: null });
    }
    if (chosen.length === 0) return;
    retriable = [];
    running ??= newBatch();
    running.failed.push(...others);
    for (const each of chosen) putInLine(running, each);
    running.total += chosen.length;
    publish('running');
    pump();
  }

  /** Releases the grants and companions that `needing` does not use. */
  function release(needing: readonly Waiting[]): void {
    const grantsNeeded = new Set(needing.flatMap(({ input }) => grantOf(input) ?? []));
    const sharesNeeded = new Set(needing.map(({ beside }) => beside));
    for (const name of shares) {
      if (sharesNeeded.has(name)) continue;
      // The companions are dropped before their grant.
      shares.delete(name);
      dispatcher.unshare(name);
    }
    for (const grant of grants) {
      if (grantsNeeded.has(grant)) continue;
      grants.delete(grant);
      // A failure is harmless: closing the window releases all of its grants.
      carrel.request('releaseGrant', grant).catch(() => {});
    }
  }

  return {
    add(inputs, { tags = [], columns, received } = {}) {
      const { promise, resolve } = Promise.withResolvers<DropResult>();
      // One more than the number of files, so that an empty drop resolves too.
      const drop: Drop = {
        ...{ left: 1, taken: 0, items: [], unread: new Set(), cancelled: new Set(), resolve },
      };
      running ??= newBatch();
      for (const input of inputs) {
        const grant = grantOf(input);
        if (grant !== null) grants.add(grant);
      }
      enqueue(running, inputs, { tags: [...tags], columns, received }, drop);
      finishOne(drop);
      publish('running');
      pump();
      return promise;
    },
    retry() {
      if (retriable.length === 0) return;
      running ??= newBatch();
      const again = retriable
        .splice(0)
        .map((each) => ({ ...each, input: inputAgain(each.input), again: true }));
      for (const each of again) putInLine(running, each);
      running.hasFiles ||= again.some(({ input }) => rootOf(input).kind !== 'address');
      running.total += again.length;
      publish('running');
      pump();
    },
    pause(isPaused) {
      if (running === null || running.cancelling) return;
      running.isPaused = isPaused;
      publish(stateOf(running));
      pump();
    },
    takeArchived: () => takeOtherwise(isDeadAddress, ({ name }) => archivedInput(name)),
    takeRefused: () => takeOtherwise(isRefusedPage, (input) => ({ ...input, anyway: true })),
    retryCsv(file, columns) {
      const chosen = retriable.filter(({ input }) => reportedName(input) === file);
      if (chosen.length === 0) return;
      const others = retriable.filter((each) => !chosen.includes(each));
      retriable = [];
      running ??= newBatch();
      // The report goes on, so that the other failed files can still be tried again.
      running.failed.push(...others);
      running.items.push(...(shown?.items.filter((item) => item.file !== file) ?? []));
      running.waiting.push(...chosen.map((each) => ({ ...each, columns })));
      running.total += chosen.length;
      publish('running');
      pump();
    },
    cancel() {
      if (running === null) return;
      running.cancelling = true;
      running.isPaused = false;
      const left = [
        ...running.waiting.splice(0),
        ...running.leftOver.splice(0),
        ...running.addresses.clear(),
      ];
      running.done += left.length;
      for (const { input, drop } of left) {
        drop?.cancelled.add(rootOf(input));
        finishOne(drop);
        running.items.push(cancelledItem(reportedName(input)));
      }
      dispatcher.cancel();
      publish('cancelling');
      pump();
    },
    batch: () => shown,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    whenFinished: () => finished.promise,
    close() {
      retriable = [];
      release([]);
      dispatcher.close();
    },
  };
}

function putInLine({ waiting, addresses }: Running, next: Waiting): void {
  if (next.input.kind === 'address') addresses.push(next);
  else waiting.push(next);
}

const stateOf = (running: Running | null) => {
  if (running?.cancelling) return 'cancelling';
  return running?.isPaused ? 'paused' : 'running';
};

const inputAgain = (input: ImportInput): ImportInput =>
  input.kind === 'address' ? { ...input, again: true } : input;

/** Reasons for which an archive may have what the server has not. */
const dead: readonly (ImportFailure | null)[] = ['not-found', 'no-answer'];

/** True for a row of an address whose page is gone, and which the Wayback Machine was not asked for yet. */
export const isDeadAddress = ({ file, reason }: ImportReportItem) =>
  dead.includes(reason) && /^https?:/i.test(file) && !file.startsWith(waybackMachine);

const walls: readonly (ImportFailure | null)[] = [
  'login-wall',
  'cookie-wall',
  'bot-wall',
  'not-found',
];

/** True for a row of an address whose page was taken for a wall; a server that refuses it has a status. */
export const isRefusedPage = ({ file, reason, status }: ImportReportItem) =>
  walls.includes(reason) && status === undefined && /^https?:/i.test(file);

/** The grant that is needed to read an input; null for none. */
function grantOf(input: ImportInput): string | null {
  const root = rootOf(input);
  return root.kind === 'granted' ? root.grant : null;
}

function finishOne(drop: Drop | null): void {
  if (drop === null) return;
  drop.left -= 1;
  const { taken, items, unread, cancelled } = drop;
  if (drop.left === 0) drop.resolve({ taken, items, unread, cancelled });
}

function count({ input, drop }: Waiting, item: ImportReportItem): void {
  if (drop === null) return;
  const { outcome, reason, id } = item;
  drop.items.push(item);
  if (outcome === 'cancelled') drop.cancelled.add(rootOf(input));
  if (id !== null && (outcome === 'imported' || outcome === 'updated')) drop.taken += 1;
  if (outcome === 'failed' && transient.includes(reason)) drop.unread.add(rootOf(input));
}

/** The outermost container of an input, or the input itself. */
function rootOf(input: ImportInput): ImportInput {
  return input.kind === 'inside' ? rootOf(input.container) : input;
}

function newBatch(): Running {
  return {
    waiting: [],
    addresses: new AddressLine(({ input }) => input.name),
    leftOver: [],
    failed: [],
    active: 0,
    total: 0,
    done: 0,
    cancelling: false,
    isPaused: false,
    hasFiles: false,
    items: [],
    doneAt: [],
  };
}

/** Files per second within the period; removes older times. */
function rateOf(doneAt: number[], now: number): number {
  while (doneAt.length > 0 && (doneAt[0] as number) < now - rateWindowMs) doneAt.shift();
  const first = doneAt[0];
  if (first === undefined || doneAt.length < 2) return 0;
  return ((doneAt.length - 1) / Math.max(1, now - first)) * 1000;
}
