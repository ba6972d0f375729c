import { Dexie } from 'dexie';
import type { FetchRequest } from '../../../electron/ipc/fetching';
import type { ReadEnd } from '../../../electron/ipc/granted-files';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { ArticleId } from '../../core/article/article';
import { holdLock } from '../../core/ask/hold-lock';
import { ContainerError } from '../../core/containers/container';
import { lookUpName } from '../../core/files/companions';
import type { ImportFailure } from '../../core/files/import-failure';
import type { ImportContext, ImportSource, StreamedSource } from '../../core/importers/importer';
import { type ReadFailure, readFailure } from '../../core/importers/read-failure';
import { readSource } from '../../core/importers/read-source';
import { sourceSha256 } from '../../core/importers/source-hash';
import type { CarrelDatabase } from '../../storage/database';
import { cancelledItem, failedItem, type ImportInput, type ImportReportItem } from './import-batch';
import { type ImportFileOptions, type ImportTarget, importFile, isKnownFile } from './import-file';
import type {
  Explanation,
  Extraction,
  ImportAnswer,
  ImportMessage,
  ImportOrder,
  ImportPurpose,
} from './import-messages';
import { createInputOpener } from './open-input';
import { provenanceOf } from './received';
import { renewArticle } from './renew-article';
import { openRiskyRead, type RiskyRead } from './risky-reads';
import type { SiteFamilies } from './site-families';
import { takeAddress } from './take-address';
import { lookAtFeed, type MayReadItem, takeFeed } from './take-feed';

/** What is done with what was fetched for a feed. */
type FetchedPurpose = Extract<ImportPurpose, { kind: 'feed' | 'look' }>;

/** What ends an order early, and what is told at the end of its reading. */
type Ends = Required<Pick<ImportFileOptions, 'signal' | 'onRead'>>;

type Result = Partial<
  Pick<ImportAnswer, 'items' | 'extractions' | 'renewals' | 'feeds' | 'inside'>
>;

const NONE: ReadonlyMap<string, ImportInput> = new Map();

/** An import window and what it needs to carry out orders. */
export interface ImportRoom {
  target: ImportTarget;
  context: ImportContext;
  carrel: CarrelBridge;
  families: Pick<SiteFamilies, 'of' | 'learn'>;
  /** Called before an order stages files; resolves to what is called when their rows are committed. */
  enter(): Promise<() => void>;
  /** Called with articles that are new in the library, before they are reported. */
  imported(ids: readonly ArticleId[]): Promise<void> | void;
  /** Called when the window has had nothing to do for a while. */
  onIdle?(): void;
}

/** A window that would be needed again soon is not ended. In milliseconds. */
const idleMs = 5_000;
/** Texts and images of files that are read and not stored yet, in bytes: with more, no further file is read. */
const mostHeld = 16 * 1024 * 1024;

/** Carries out what it is handed, in this order, until the window is closed. */
export type ImportServer = (message: ImportMessage) => void;

/** An import window's side of its channel, on which it answers. */
export function serveImports(room: ImportRoom, channel: BroadcastChannel): ImportServer {
  const { target, context, carrel, families } = room;
  const opener = createInputOpener(carrel);
  const companions = new Map<string, Map<string, ImportInput>>();
  const active = new Map<string, AbortController>();
  let idle = 0;
  let held = 0;
  const restSoon = () => {
    clearTimeout(idle);
    if (room.onIdle && active.size === 0) idle = window.setTimeout(room.onIdle, idleMs);
  };
  restSoon();
  return async function take(data) {
    if (data.to !== 'importer') return;
    if ('companions' in data) {
      const named = data.inputs.map((input) => [lookUpName(input.name), input] as const);
      companions.set(data.companions, new Map(named));
      return;
    }
    if ('cancel' in data) {
      // The last first: else the end of one request would let the next one to its host begin.
      for (const ticket of [...data.cancel].reverse())
        active.get(`${data.queue} ${ticket}`)?.abort();
      return;
    }
    if ('forget' in data) {
      companions.delete(data.forget);
      return;
    }
    const { queue, ticket } = data;
    const key = `${queue} ${ticket}`;
    const cancel = new AbortController();
    active.set(key, cancel);
    clearTimeout(idle);
    const send = async (result: Result, isPart: boolean) => {
      const ids = newIds(result);
      if (ids.length > 0) await room.imported(ids);
      const answer = { items: [], extractions: [], renewals: [], inside: [], ...result };
      channel.postMessage({ to: 'queue', queue, ticket, isPart, ...answer } satisfies ImportAnswer);
    };
    let leave: (() => void) | null = null;
    let weight = 0;
    const onRead = (bytes: number) => {
      weight = bytes;
      held += weight;
      if (held > mostHeld) return;
      channel.postMessage({ to: 'queue', queue, read: ticket } satisfies ImportMessage);
    };
    try {
      leave = await room.enter();
      for await (const part of carryOut(data, cancel.signal, onRead)) await send(part, true);
      await send({}, false);
    } catch (error) {
      const isCancelled = cancel.signal.aborted;
      const { name } = data.input;
      await send(isCancelled ? { items: [cancelledItem(name)] } : failed(name, error), false);
    } finally {
      leave?.();
      held -= weight;
      active.delete(key);
      restSoon();
    }
  };

  async function* carryOut(
    order: ImportOrder,
    signal: AbortSignal,
    onRead: (weight: number) => void,
  ): AsyncGenerator<Result> {
    const { input, purpose } = order;
    if (purpose.kind === 'feed' || purpose.kind === 'look') {
      yield* readFetched(order, purpose, signal);
      return;
    }
    const beside = order.beside === null ? NONE : (companions.get(order.beside) ?? NONE);
    const taken =
      input.kind === 'address'
        ? { source: await takeAddress(carrel, context, input, signal) }
        : await opener.take(input, beside);
    if ('isPart' in taken) return;
    if ('inside' in taken) {
      if (taken.inside.length === 0) throw new ContainerError('empty-file');
      yield { inside: taken.inside };
      return;
    }
    const { source } = taken;
    const key = await sourceSha256(source);
    // The same bytes twice at once would be read twice: the library would have them at the second time.
    const release = purpose.kind === 'store' ? await holdLock(`carrel-read ${key}`) : () => {};
    try {
      yield* readOnce(order, purpose, source, key, { signal, onRead });
    } finally {
      release();
    }
  }

  async function* readOnce(
    order: ImportOrder,
    purpose: Exclude<ImportPurpose, FetchedPurpose>,
    source: ImportSource | StreamedSource,
    key: string,
    ends: Ends,
  ): AsyncGenerator<Result> {
    if ('again' in purpose && purpose.again) await carrel.request('forgetRead', key);
    const reading = openRiskyRead(carrel, key);
    const end = await reading.next();
    if (end !== null) throw new ContainerError(endedNow(order, end));
    try {
      yield* read(order, purpose, source, reading, ends);
    } finally {
      await reading.end();
    }
  }

  /** Reads what was fetched for a feed: never a container, and whole in memory. */
  async function* readFetched(
    order: ImportOrder,
    purpose: FetchedPurpose,
    signal: AbortSignal,
  ): AsyncGenerator<Result> {
    const { input } = order;
    if (input.kind !== 'file') throw new ContainerError('unreadable');
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    const source: ImportSource = { name: input.name, bytes, modifiedAt: null };
    const reading = openRiskyRead(carrel, await sourceSha256(source));
    const end = await reading.next();
    if (end !== null) throw new ContainerError(endedNow(order, end));
    try {
      if (purpose.kind === 'look') {
        yield { feeds: [await lookAtFeed(source, purpose.address, context)] };
        return;
      }
      const row = await target.database.feeds.get(purpose.id);
      // The user has unsubscribed meanwhile.
      if (row === undefined) throw new ContainerError('vanished');
      const reader = {
        mayRead: itemReads(order),
        fetchAddress: (request: FetchRequest) => carrel.request('fetchAddress', request),
      };
      yield* takeFeed(target, context, source, row, reader, signal);
    } finally {
      await reading.end();
    }
  }

  /** Asks for each item whether it may be read: one that ends the window costs only itself. */
  function itemReads(order: ImportOrder): MayReadItem {
    let last: RiskyRead | null = null;
    return async (sha256) => {
      await last?.end();
      last = sha256 === null ? null : openRiskyRead(carrel, sha256);
      const end = (await last?.next()) ?? null;
      return end && endedNow(order, end);
    };
  }

  async function* read(
    order: ImportOrder,
    purpose: Exclude<ImportPurpose, FetchedPurpose>,
    source: ImportSource | StreamedSource,
    reading: RiskyRead,
    ends: Ends,
  ): AsyncGenerator<Result> {
    const { skip, readSince } = order;
    const received = purpose.kind === 'store' ? purpose.received : undefined;
    const learningContext: ImportContext = {
      ...context,
      familyOf: families.of,
      mayRead: async () => {
        const end = await reading.next();
        return end && endedNow(order, end);
      },
    };
    // Only a stored page contributes to its site's family.
    if (purpose.kind !== 'extract') Object.assign(learningContext, { learn: families.learn });
    if (purpose.kind === 'store' && purpose.columns) learningContext.columns = purpose.columns;
    const ruled = await withRules(target.database, learningContext, purpose);
    if (purpose.kind === 'extract') {
      yield { extractions: await extractAll(source, ruled, purpose.explain) };
      return;
    }
    if (purpose.kind === 'renew') {
      const saved: ImportTarget['saved'] = (ids) => {
        ends.onRead(0);
        return target.saved(ids);
      };
      const renewed = renewArticle({ ...target, saved }, ruled, source, purpose.id, purpose);
      yield { renewals: [await renewed] };
      return;
    }
    if (purpose.leftOver && (await isKnownFile(target, source))) return;
    const named = received ? { ...source, cameFrom: provenanceOf(received) } : source;
    const options: ImportFileOptions = { tags: purpose.tags, skip, ...ends };
    if (received) options.received = received;
    if (readSince !== null) options.readSince = readSince;
    const parts = importFile(target, ruled, named, options);
    for await (const items of parts) yield { items };
  }
}

/** The articles that are new in the library. */
const newIds = ({ items = [] }: Result): ArticleId[] =>
  items.flatMap(({ outcome, id }) => (outcome === 'imported' && id !== null ? id : []));

/** How a window ended over this file: in this order, or before it, which is reported as `set-aside`. */
const endedNow = ({ losses }: ImportOrder, end: ReadEnd): ImportFailure =>
  losses > 0 ? end : 'set-aside';

/** Adds the site rules. Read for each order, since they are few and may just have changed. */
async function withRules(
  database: CarrelDatabase,
  context: ImportContext,
  purpose: ImportPurpose,
): Promise<ImportContext> {
  const stored = await database.siteRules.toArray().catch(() => []);
  const rules = new Map(stored.map((rule) => [rule.id, rule]));
  if (purpose.kind === 'extract' && purpose.rule) rules.set(purpose.rule.id, purpose.rule);
  return rules.size === 0 ? context : { ...context, ruleOf: (site) => rules.get(site) ?? null };
}

function failed(name: string, error: unknown): Result {
  const failure = readFailureOf(error);
  const item = failedItem(name, failure.reason, null, failure.detail);
  const server = error instanceof ContainerError ? error.server : {};
  const items: ImportReportItem[] = [{ ...item, ...server }];
  return { items, extractions: [{ ok: false, ...failure }], renewals: ['unreadable'] };
}

function readFailureOf(error: unknown): ReadFailure {
  const failure = readFailure(error);
  if (failure !== null) return failure;
  console.error(error);
  if (!(error instanceof Error)) return { reason: 'damaged' };
  // An error of the database, such as a full disk, is not the file's fault.
  const isOfDatabase = error instanceof Dexie.DexieError || /Quota|Abort|Unknown/.test(error.name);
  return { reason: isOfDatabase ? 'not-saved' : 'damaged' };
}

async function extractAll(
  source: ImportSource | StreamedSource,
  context: ImportContext,
  explain: boolean,
): Promise<Extraction[]> {
  let explanation: Explanation | null = null;
  const explaining: ImportContext = explain
    ? {
        ...context,
        explain: ({ kind, why, decisions, leftOut }) => {
          explanation = { kind, why, decisions, leftOut };
        },
      }
    : context;
  const extractions: Extraction[] = [];
  let startedAt = performance.now();
  for await (const item of readSource(source, explaining)) {
    const tookMs = performance.now() - startedAt;
    if (!item.ok) {
      const { reason, detail } = item;
      extractions.push({ ok: false, reason, ...(detail !== undefined && { detail }) });
    } else if ('draft' in item) {
      const { assets: _, ...draft } = item.draft;
      extractions.push({ ok: true, article: { draft, tookMs, explanation } });
    }
    startedAt = performance.now();
  }
  return extractions.length > 0 ? extractions : [{ ok: false, reason: 'no-text' }];
}
