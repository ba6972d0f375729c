import type { ArticleId } from '../core/article';
import { followChanges } from '../storage/change-log';
import { CarrelDatabase } from '../storage/database';
import { find, narrow } from './find';
import { SearchFollower } from './follower';
import type { Narrowed, SearchReply, SearchRequest, SearchResult } from './protocol';
import { SealTimer } from './seal-timer';
import type { TextLink } from './text-link';

/**
 * One for all windows of the library: the index is held once, whoever asks. It lives as long as
 * one of them, in the process of the first; the others learn of its end by its lock (client.ts).
 */

type Question = Exclude<SearchRequest, { kind: 'lend' }>;

class Superseded extends Error {}

const database = new CarrelDatabase();
const follower = new SearchFollower(database, tellStatus);
const timer = new SealTimer(follower);
const ports = new Set<MessagePort>();
let lastTold = 0;
let telling = false;

const lock = `carrel-search-${crypto.randomUUID()}`;
const locked = new Promise<void>((resolve) => {
  void navigator.locks.request(lock, () => {
    resolve();
    return new Promise(() => {});
  });
});
const opened = follower.open();
followChanges(catchUpAlone);
void catchUpAlone();

/** Nobody waits for it: the next request meets the same failure and tells its reason. */
function catchUpAlone(): Promise<void> {
  return catchUp().catch(() => {});
}

async function catchUp(): Promise<void> {
  await opened;
  await follower.catchUp();
  tellStatus();
  timer.touch();
}

/** At most four times a second, and once more after the last change. */
function tellStatus(): void {
  if (telling) return;
  telling = true;
  setTimeout(
    async () => {
      telling = false;
      lastTold = performance.now();
      const status = await follower.status().catch(() => null);
      if (status) for (const port of ports) send(port, { kind: 'status', status });
    },
    Math.max(0, lastTold + 250 - performance.now()),
  );
}

function send(port: MessagePort, reply: SearchReply): void {
  port.postMessage(reply);
}

async function answer(
  request: Question,
  isStale: () => boolean,
  link?: TextLink,
): Promise<unknown> {
  await opened;
  switch (request.kind) {
    case 'search':
    case 'narrow':
      return await follower.answer(() => search(request, isStale, link));
    case 'status':
      return await follower.status();
    case 'caught-up':
      await catchUp();
      return await follower.status();
    case 'size':
      return {
        snapshotBytes: follower.index.bytes,
        terms: follower.index.termCount,
        textsInFiles: follower.textFiles.count,
      };
    case 'check':
      return await follower.check();
    case 'save':
      await catchUp();
      return await timer.saveNow();
  }
}

async function search(
  { kind, query, options }: Extract<Question, { kind: 'search' | 'narrow' }>,
  isStale: () => boolean,
  link?: TextLink,
): Promise<SearchResult | Narrowed> {
  // Lets the queries come in that were typed while the worker was busy.
  await new Promise((resolve) => setTimeout(resolve));
  const carryOn = () => {
    if (isStale()) throw new Superseded('A newer query took its place');
  };
  carryOn();
  const start = performance.now();
  const shelf = {
    index: follower.index,
    filters: follower.filters,
    knowAllFacts: () => follower.needAllFacts(),
    readFacts: (ids: ArticleId[]) => follower.readFacts(ids),
    readTexts: (ids: ArticleId[]) => follower.readTexts(ids, link),
  };
  if (kind === 'narrow') {
    const narrowed = await narrow(shelf, query, options, carryOn);
    return { ...narrowed, status: follower.statusAsRead() };
  }
  const found = await find(shelf, query, options, carryOn);
  // What has come since the log was read is told soon: `tellStatus`.
  const status = follower.statusAsRead();
  return { query, ...found, tookMs: performance.now() - start, status };
}

function serve(port: MessagePort): void {
  const newest = new Map<string, number>();
  let link: TextLink | undefined;
  port.onmessage = async ({ data: request, ports: [lent] }: MessageEvent<SearchRequest>) => {
    if (request.kind === 'lend') {
      if (lent) link = follower.textFiles.lend(lent);
      void opened.then(() => follower.textFiles.openTables()).catch(() => {});
      return;
    }
    const { id } = request;
    const asker = 'options' in request ? request.options.asker : undefined;
    if (asker) newest.set(asker, id);
    try {
      const isStale = () => asker !== undefined && newest.get(asker) !== id;
      send(port, { kind: 'answer', id, value: await answer(request, isStale, link) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      send(port, { kind: 'failure', id, reason, superseded: error instanceof Superseded });
    }
  };
  ports.add(port);
  void locked.then(() => send(port, { kind: 'hello', lock }));
}

(globalThis as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = (event) => {
  serve(event.ports[0]!);
};
