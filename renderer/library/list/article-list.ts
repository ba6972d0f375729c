import type { Article, ArticleId } from '../../core/article/article';
import { noFilter } from '../../core/article/article-filter';
import { inSlices, pause } from '../../core/pause';
import { changesAfter, followChanges, lastSeq } from '../../storage/change-log';
import type { Library } from '../library';
import { type ArticleCounts, ArticleTally } from './article-counts';
import { type ArticleView, newestFirst, patchRows } from './article-view';
import { sortInSlices } from './sort-in-slices';

/** All articles loaded so far; a new object after every change. */
export type ArticlesById = Pick<ReadonlyMap<ArticleId, Article>, 'get' | 'has' | 'values'>;

/** The state of the list; a new object after every change. */
export interface ArticleListSnapshot {
  articles: ArticlesById;
  /** The articles of the view in its order. */
  rows: readonly Article[];
  counts: ArticleCounts;
  view: ArticleView;
  /** True until the first rows are loaded, so that the library does not look empty at first. */
  opening: boolean;
}

/** The library's records in memory, loaded in chunks and patched from the change log. */
export interface ArticleList {
  snapshot(): ArticleListSnapshot;
  subscribe(listener: () => void): () => void;
  /**
   * Filters and sorts for another view. Has priority over changes from the log, which wait until the
   * view is ready.
   */
  show(view: ArticleView): void;
  close(): void;
}

const firstChunk = 100;
/** Records in one read: reading them blocks the page for about 10 ms, and so does sorting by title. */
const chunk = 400;
const paintEveryMs = 400;
/** Pause after a patch, as a multiple of its duration, so that keys and scrolling get most of the time. */
const restPerPatch = 3;

export function openArticleList(library: Library): ArticleList {
  const { database } = library;
  const articles = new Map<ArticleId, Article>();
  const tally = new ArticleTally();
  const listeners = new Set<() => void>();
  let view: ArticleView = { filter: noFilter, sort: newestFirst };
  /** The requested view while it is being sorted; null when `view` is the requested one. */
  let wanted: ArticleView | null = null;
  /** Changes that wait for `wanted`: records by id, null for a deleted article. */
  const waiting = new Map<ArticleId, Article | null>();
  let current: ArticleListSnapshot = {
    articles: viewOf(articles),
    rows: [],
    counts: tally.counts(),
    view,
    opening: true,
  };
  let hasLoaded = false;
  let seq = 0;
  let closed = false;
  let stopFollowing = () => {};

  function publish(next: Partial<ArticleListSnapshot>): void {
    current = { ...current, ...next };
    for (const listener of listeners) listener();
  }

  /** @param touched articles that may have changed; those without a record in `now` were deleted */
  function patch(touched: Iterable<ArticleId>, now: readonly Article[]): void {
    for (const id of touched) waiting.set(id, null);
    for (const article of now) waiting.set(article.id, article);
    hasLoaded = true;
    if (wanted === null) applyTo(current.rows);
  }

  /** Applies the waiting changes to the rows and publishes them. */
  function applyTo(rows: readonly Article[]): void {
    const touched = new Set<ArticleId>();
    const now: Article[] = [];
    for (const [id, article] of waiting) {
      const known = articles.get(id);
      if (known) {
        // Only a known article can be among the rows.
        touched.add(id);
        tally.remove(known);
        articles.delete(id);
      }
      if (article === null) continue;
      tally.add(article);
      articles.set(id, article);
      now.push(article);
    }
    waiting.clear();
    publish({
      articles: viewOf(articles),
      rows: patchRows(rows, touched, now, view),
      counts: tally.counts(),
      view,
      opening: !hasLoaded,
    });
  }

  /** Reads every record, then removes known articles that no longer exist. */
  async function load(): Promise<void> {
    // Read before the records: later writes are read again from the log.
    seq = await lastSeq(database);
    const gone = new Set(articles.keys());
    const newest = await database.articles.orderBy('savedAt').reverse().limit(firstChunk).toArray();
    patch([], newest);
    let read: Article[] = [];
    let paintedAt = performance.now();
    // The rest is read in key order, because only an ascending getAll returns many records at once.
    for (let lastId = ''; !closed; ) {
      const some = await database.articles.where('id').above(lastId).limit(chunk).toArray();
      if (some.length === 0) break;
      lastId = some.at(-1)!.id;
      for (const { id } of some) gone.delete(id);
      read.push(...some);
      if (performance.now() - paintedAt < paintEveryMs) continue;
      patch([], read);
      read = [];
      paintedAt = performance.now();
    }
    if (closed) return;
    if (read.length > 0 || gone.size > 0) patch(gone, read);
  }

  async function followLog(): Promise<void> {
    while (!closed) {
      const changes = await changesAfter(database, seq, chunk);
      const first = changes[0];
      if (!first || closed) return;
      // Pruning may have deleted rows of the log, since the list has no stored cursor.
      if (first.seq !== seq + 1) return load();
      const touched = new Set(changes.map((change) => change.id));
      const now = await database.articles.bulkGet([...touched]);
      seq = changes.at(-1)!.seq;
      const startedAt = performance.now();
      patch(
        touched,
        now.flatMap((article) => article ?? []),
      );
      // Includes the time until the page is painted.
      await pause('user-visible');
      const took = performance.now() - startedAt;
      await new Promise((resolve) => setTimeout(resolve, restPerPatch * took));
    }
  }

  /** Sorts in slices; null when another view was requested meanwhile. */
  function* sortWhileWanted(next: ArticleView): Generator<void, Article[] | null> {
    const sorting = sortInSlices([...articles.values()], next);
    while (wanted === next && !closed) {
      const step = sorting.next();
      if (step.done) return step.value;
      yield;
    }
    return null;
  }

  async function derive(next: ArticleView): Promise<void> {
    const rows = await inSlices(sortWhileWanted(next), 'user-visible');
    if (rows === null || wanted !== next) return;
    wanted = null;
    view = next;
    applyTo(rows);
  }

  void (async () => {
    await load();
    if (closed) return;
    stopFollowing = followChanges(followLog);
    await followLog();
  })();

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(next) {
      wanted = next;
      void derive(next);
    },
    close() {
      closed = true;
      stopFollowing();
    },
  };
}

/** A new object over the same map: copying 100,000 entries takes longer than a patch. */
function viewOf(articles: ReadonlyMap<ArticleId, Article>): ArticlesById {
  return {
    get: (id) => articles.get(id),
    has: (id) => articles.has(id),
    values: () => articles.values(),
  };
}
