import type { FetchAnswer, FetchRequest } from '../../../electron/ipc/fetching';
import type { FeedProblem, FeedTrouble } from '../../core/feeds/feed-problem';
import type { FoundFeed } from '../../core/feeds/find-feeds';
import { backOff, boundedWait } from '../../core/feeds/next-visit';
import { ofTheDisk } from '../../core/files/import-failure';
import type { FeedRow } from '../../core/records/library-records';
import type { CarrelDatabase, FeedStateRow } from '../../storage/database';
import { changeFeedState, readFeedState } from '../../storage/feed-states';
import type { ImportOutcome } from '../import/import-batch';
import type { ImportDispatcher, ImportResult } from '../import/import-dispatcher';
import { changeFeed } from './feeds';
import { type JoinedFeeds, joinFeedsAt } from './join-feeds';
import { takeWholeArticles } from './whole-articles';

/** What refreshing needs of its window. */
export interface FeedServices {
  database: CarrelDatabase;
  fetchAddress(request: FetchRequest): Promise<FetchAnswer>;
  dispatcher: Pick<ImportDispatcher, 'submit'>;
}

/** How a visit to a feed ended. */
export interface FeedVisit {
  id: string;
  imported: number;
  updated: number;
  /** Number of items that could not be read or saved. */
  failed: number;
  /** Number of articles whose page could not be fetched, so that they have the feed's text. */
  pagesFailed: number;
  /** True when the server said that nothing has changed. */
  isUnchanged: boolean;
  trouble: FeedTrouble | null;
  /** Set when the feed has moved to the address of another one that is followed: they are one now. */
  joined: JoinedFeeds | null;
  /** The feeds that a page names at the feed's address; empty for none. */
  named: FoundFeed[];
}

/** In bytes. The largest feeds that were found, of whole podcasts, have 12 MB. */
export const largestFeed = 32 * 1024 * 1024;

/** Most servers answer slowly, not busily; main asks each host one by one. */
const atOnce = 8;

/** Refreshes feeds, several at a time, and tells of each as soon as it is done. */
export async function refreshFeeds(
  services: FeedServices,
  feeds: readonly FeedRow[],
  { signal, onVisit }: { signal?: AbortSignal; onVisit?: (visit: FeedVisit) => void } = {},
): Promise<FeedVisit[]> {
  const waiting = [...feeds];
  const visits: FeedVisit[] = [];
  const work = async () => {
    for (let feed = waiting.shift(); feed && !signal?.aborted; feed = waiting.shift()) {
      const visit = await refreshFeed(services, feed);
      visits.push(visit);
      onVisit?.(visit);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return visits;
}

/** The visits under way, so that a feed is not visited twice at once by this window. */
const underWay = new Map<string, Promise<FeedVisit>>();

/** Fetches a feed and stores what is new in it. Never rejects: errors are part of the result. */
export function refreshFeed(services: FeedServices, feed: FeedRow): Promise<FeedVisit> {
  const running = underWay.get(feed.id);
  if (running) return running;
  const visit = alone(feed.id, () => visitFeed(services, feed)).catch((error: unknown) => ({
    // The database could not be read or written.
    ...{ ...nothing, id: feed.id },
    trouble: { reason: 'not-saved', message: String(error) } as const,
  }));
  underWay.set(feed.id, visit);
  return visit.finally(() => underWay.delete(feed.id));
}

/** Other windows wait: two visits at once would both take an item for new. */
function alone<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
  // Absent outside of browsers.
  const locks = globalThis.navigator?.locks;
  return locks ? locks.request(`carrel-feed ${id}`, work) : work();
}

const nothing = {
  imported: 0,
  updated: 0,
  failed: 0,
  pagesFailed: 0,
  isUnchanged: false,
  joined: null,
  named: [],
};

async function visitFeed(services: FeedServices, feed: FeedRow): Promise<FeedVisit> {
  const { database } = services;
  const state = await readFeedState(database, feed.id);
  const now = Date.now();
  if (state.askedToWait > now) {
    const message = `until ${new Date(state.askedToWait).toISOString()}`;
    return { ...nothing, id: feed.id, trouble: { reason: 'asked-to-wait', message } };
  }
  const answer = await services.fetchAddress({
    url: feed.movedTo ?? feed.id,
    why: 'feed',
    for: feed.id,
    largest: largestFeed,
    ...(state.etag && { etag: state.etag }),
    ...(state.lastModified && { lastModified: state.lastModified }),
  });
  if (!answer.ok)
    return answer.reason === 'not-modified'
      ? unchanged(services, feed, answer.permanentUrl ?? null)
      : failed(services, feed, state, answer);
  const result = await submit(services, feed.id, answer.bytes, { kind: 'feed', id: feed.id });
  const [reading] = result.feeds ?? [];
  if (reading === undefined || !reading.ok) {
    const trouble: FeedTrouble = { reason: problemOf(result), message: '' };
    await noteFailure(services, feed, state, trouble);
    return { ...nothing, ...countsOf(result), id: feed.id, trouble, named: reading?.named ?? [] };
  }
  const isWhole = !reading.isCut && !result.items.some(({ reason }) => ofTheDisk.includes(reason));
  const trouble = reading.isCut ? ({ reason: 'cut-off', message: '' } as const) : null;
  await noteSuccess(services, feed, {
    trouble,
    // Otherwise the server would say that nothing has changed, and what is missing stayed so.
    etag: isWhole ? answer.etag : null,
    lastModified: isWhole ? answer.lastModified : null,
  });
  await changeFeed(services, feed.id, {
    ...moved(feed, answer.permanentUrl),
    ...(feed.title === feed.id && { title: reading.title }),
    ...(feed.siteUrl === null && { siteUrl: reading.siteUrl }),
    ...(feed.endedAt && { endedAt: null }),
  });
  const imported = result.items.flatMap(({ outcome, id }) =>
    outcome === 'imported' && id !== null ? id : [],
  );
  const pagesFailed = feed.text === 'page' ? await takeWholeArticles(services, feed, imported) : 0;
  const joined = await joinedAt(services, feed, answer.permanentUrl);
  return { ...nothing, ...countsOf(result), pagesFailed, id: feed.id, trouble, joined };
}

/** Has the import window read what was fetched. */
export function submit(
  { dispatcher }: Pick<FeedServices, 'dispatcher'>,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  purpose: { kind: 'feed'; id: string } | { kind: 'look'; address: string },
): Promise<ImportResult> {
  return dispatcher.submit({ kind: 'file', name, file: new File([bytes], name) }, { purpose });
}

function problemOf({ items, feeds }: ImportResult): FeedProblem {
  if (feeds) return 'not-a-feed';
  return items.some(({ reason }) => ofTheDisk.includes(reason)) ? 'not-saved' : 'damaged';
}

function countsOf({ items }: ImportResult) {
  const count = (wanted: ImportOutcome) => items.filter(({ outcome }) => outcome === wanted).length;
  return { imported: count('imported'), updated: count('updated'), failed: count('failed') };
}

/** The new address of a feed that has moved for good. */
const moved = (feed: FeedRow, permanentUrl: string | null) =>
  permanentUrl !== null && permanentUrl !== (feed.movedTo ?? feed.id)
    ? { movedTo: permanentUrl === feed.id ? null : permanentUrl }
    : {};

/** Joins the feed with one that is followed at its address; looked for when it has just moved there. */
async function joinedAt(
  { database }: FeedServices,
  feed: FeedRow,
  permanentUrl: string | null,
): Promise<JoinedFeeds | null> {
  const address = permanentUrl ?? feed.movedTo;
  return address && address !== feed.id ? joinFeedsAt(database, feed.id, address) : null;
}

async function unchanged(
  services: FeedServices,
  feed: FeedRow,
  permanentUrl: string | null,
): Promise<FeedVisit> {
  await noteSuccess(services, feed, {});
  await changeFeed(services, feed.id, moved(feed, permanentUrl));
  const joined = await joinedAt(services, feed, permanentUrl);
  return { ...nothing, id: feed.id, isUnchanged: true, trouble: null, joined };
}

async function failed(
  services: FeedServices,
  feed: FeedRow,
  state: FeedStateRow,
  answer: Extract<FetchAnswer, { ok: false }>,
): Promise<FeedVisit> {
  const { status, retryAfter, message } = answer;
  const reason = status === 410 ? 'gone' : (answer.reason as FeedProblem);
  const trouble = { reason, ...(status && { status }), message };
  // What the user has switched off, or broken off, is no fault of the feed.
  if (reason !== 'off' && reason !== 'cancelled') {
    await noteFailure(services, feed, state, trouble, retryAfter);
    if (reason === 'gone') await changeFeed(services, feed.id, { endedAt: Date.now() });
  }
  return { ...nothing, id: feed.id, trouble };
}

async function noteFailure(
  { database }: FeedServices,
  { id }: FeedRow,
  { failures }: FeedStateRow,
  trouble: FeedTrouble,
  retryAfter?: number,
): Promise<void> {
  const now = Date.now();
  await changeFeedState(database, id, {
    ...{ trouble, triedAt: now, failures: failures + 1 },
    notBefore: now + backOff(id, failures + 1),
    askedToWait: retryAfter === undefined ? 0 : now + boundedWait(retryAfter),
  });
}

async function noteSuccess(
  { database }: FeedServices,
  { id }: FeedRow,
  change: Partial<FeedStateRow>,
): Promise<void> {
  const now = Date.now();
  await changeFeedState(database, id, {
    ...{ triedAt: now, goodAt: now, trouble: null, failures: 0, notBefore: 0, askedToWait: 0 },
    ...change,
  });
}
