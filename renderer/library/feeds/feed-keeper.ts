import type { CarrelBridge } from '../../../electron/ipc/requests';
import { nextVisit } from '../../core/feeds/next-visit';
import type { FeedRow } from '../../core/records/library-records';
import { followChanges } from '../../storage/change-log';
import type { FeedStateRow } from '../../storage/database';
import { followFeedStates } from '../../storage/feed-states';
import { createImportDispatcher } from '../import/import-dispatcher';
import type { Library } from '../library';
import { atOnce, type Turn } from '../turn';
import { addFeed, listFeeds } from './feeds';
import { applyKeepRule } from './keep-rule';
import { type FeedServices, type FeedVisit, refreshFeeds } from './refresh-feeds';
import { type FoundFeeds, findFeeds } from './subscribe';

/** What is known of a feed's visits, without its items. */
export type FeedStatus = Pick<
  FeedStateRow,
  'triedAt' | 'goodAt' | 'trouble' | 'notBefore' | 'askedToWait'
>;

/** The feeds as the page shows them; a new object after every change. */
export interface FeedsSnapshot {
  /** In the order in which they were added. */
  feeds: readonly FeedRow[];
  statuses: ReadonlyMap<FeedRow['id'], FeedStatus>;
  /** The feeds that are being refreshed. */
  refreshing: ReadonlySet<FeedRow['id']>;
}

/** The page's feeds: it knows them all, and refreshes them when they are due or when it is told to. */
export interface FeedKeeper {
  snapshot(): FeedsSnapshot;
  subscribe(listener: () => void): () => void;
  refresh(feeds: readonly FeedRow[]): Promise<FeedVisit[]>;
  /** Looks for the feed of an address. Call it at once after the user's input: that allows fetching. */
  find(address: string): Promise<FoundFeeds>;
  /** Subscribes to a feed, and refreshes it in the background. */
  add(feed: { url: string; title: string }): Promise<FeedRow>;
  close(): void;
}

/** At most one feed is begun in this time by itself, in milliseconds: no two at the same second. */
const tickMs = 3_000;
/** No more are begun by themselves while so many are under way. */
const mostByItself = 4;
/** Delay of telling that something has changed, in milliseconds. */
const tellMs = 100;
/** The pause after fetching was found switched off, in milliseconds. */
const offMs = 60_000;

/** @param turn when this window refreshes the feeds that are due: one does it for all */
export function openFeedKeeper(
  library: Library,
  carrel: CarrelBridge,
  turn: Turn = atOnce,
): FeedKeeper {
  const { database } = library;
  const startedAt = Date.now();
  const dispatcher = createImportDispatcher(carrel);
  const services: FeedServices = {
    database,
    dispatcher,
    fetchAddress: (request) => carrel.request('fetchAddress', request),
  };
  const listeners = new Set<() => void>();
  let current: FeedsSnapshot = { feeds: [], statuses: new Map(), refreshing: new Set() };
  let pausedUntil = 0;
  let telling: ReturnType<typeof setTimeout> | undefined;

  /** Tells the listeners a moment later, once for many changes: 500 feeds end in a few seconds. */
  function publish(next: Partial<FeedsSnapshot>): void {
    current = { ...current, ...next };
    telling ??= setTimeout(() => {
      telling = undefined;
      for (const listener of listeners) listener();
    }, tellMs);
  }

  async function readFeeds(): Promise<void> {
    const feeds = await listFeeds(library);
    // Most changes of the library do not concern feeds.
    if (JSON.stringify(feeds) !== JSON.stringify(current.feeds)) publish({ feeds });
  }

  async function readStatus(id: string): Promise<void> {
    const state = await database.feedStates.get(id);
    const statuses = new Map(current.statuses);
    if (state) statuses.set(id, statusOf(state));
    else statuses.delete(id);
    publish({ statuses });
  }

  async function readAll(): Promise<void> {
    await readFeeds();
    const statuses = new Map<string, FeedStatus>();
    await database.feedStates.each((state) => void statuses.set(state.id, statusOf(state)));
    publish({ statuses });
  }

  function mark(ids: readonly string[], isRefreshing: boolean): void {
    const refreshing = new Set(current.refreshing);
    for (const id of ids) {
      if (isRefreshing) refreshing.add(id);
      else refreshing.delete(id);
    }
    publish({ refreshing });
  }

  async function refresh(feeds: readonly FeedRow[]): Promise<FeedVisit[]> {
    mark(
      feeds.map(({ id }) => id),
      true,
    );
    try {
      const visits = await refreshFeeds(services, feeds, {
        onVisit: ({ id }) => mark([id], false),
      });
      for (const { id } of visits) await applyKeepRule(library, id);
      return visits;
    } finally {
      mark(
        feeds.map(({ id }) => id),
        false,
      );
    }
  }

  /** Begins the visit that is most overdue. */
  async function tick(): Promise<void> {
    const now = Date.now();
    if (now < pausedUntil || current.refreshing.size >= mostByItself) return;
    const due = current.feeds
      .filter(({ id }) => !current.refreshing.has(id))
      .map((feed) => ({
        feed,
        at: nextVisit(feed, current.statuses.get(feed.id) ?? null, startedAt),
      }))
      .filter(({ at }) => at !== null && at <= now)
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    const [first] = due;
    if (first === undefined) return;
    const [visit] = await refresh([first.feed]);
    if (visit?.trouble?.reason === 'off') pausedUntil = Date.now() + offMs;
  }

  void readAll().catch(console.error);
  const stopFeeds = followChanges(readFeeds, 1_000);
  const stopStates = followFeedStates((id) => void readStatus(id).catch(console.error));
  const stopVisits = turn(() => {
    const clock = setInterval(() => void tick().catch(console.error), tickMs);
    return () => clearInterval(clock);
  });

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    async find(address) {
      // Adding a feed is the user's word that it may be fetched.
      await carrel.request('askToFetch');
      return findFeeds(services, address);
    },
    async add(feed) {
      const row = await addFeed(library, feed);
      await readFeeds();
      void refresh([row]).catch(console.error);
      return row;
    },
    close() {
      stopVisits();
      clearTimeout(telling);
      stopFeeds();
      stopStates();
      dispatcher.close();
    },
  };
}

function statusOf({ triedAt, goodAt, trouble, notBefore, askedToWait }: FeedStateRow): FeedStatus {
  return { triedAt, goodAt, trouble, notBefore, askedToWait };
}
