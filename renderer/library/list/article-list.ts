import type { Article, ArticleId } from '../../core/article/article';
import { noFilter } from '../../core/article/article-filter';
import { inSlices, pause } from '../../core/pause';
import { changesAfter, followChanges, lastSeq } from '../../storage/change-log';
import type { Library } from '../library';
import { type ArticleCounts, ArticleTally } from './article-counts';
import { type ArticleView, newestFirst, patchRows } from './article-view';
import { sortInSlices } from './sort-in-slices';

/** Every article of the library, loaded so far; a new object after every change. */
export type ArticlesById = Pick<ReadonlyMap<ArticleId, Article>, 'get' | 'has' | 'values'>;

/** The list as it stands; a new object after every change. */
export interface ArticleListSnapshot {
  articles: ArticlesById;
  /** What the view shows, in its order. */
  rows: readonly Article[];
  counts: ArticleCounts;
  view: ArticleView;
  /** True until the first rows are there, so that an empty library is not announced too early. */
  opening: boolean;
}

/** The library's records in memory, loaded in chunks and patched from the change log. */
export interface ArticleList {
  snapshot(): ArticleListSnapshot;
  subscribe(listener: () => void): () => void;
  /**
   * Sorts and filters anew. What its user asks for comes before what changes by itself: until the
   * view is there, changes wait, and come with it.
   */
  show(view: ArticleView): void;
  close(): void;
}

const firstChunk = 100;
/** Reading so many records keeps the page busy for about 10 ms, sorting them by title, too. */
const chunk = 400;
const paintEveryMs = 400;
/** Changes are let in for a quarter of the time at most; the rest is for keys and scrolling. */
const restPerPatch = 3;

export function openArticleList(library: Library): ArticleList {
  const { database } = library;
  const articles = new Map<ArticleId, Article>();
  const tally = new ArticleTally();
  const listeners = new Set<() => void>();
  let view: ArticleView = { filter: noFilter, sort: newestFirst };
  /** The view that is being sorted; null when `view` is what was asked for last. */
  let wanted: ArticleView | null = null;
  /** Changes that wait for it: records by id, null for an article that is gone. */
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

  /** @param touched articles that may have changed; those without a record in `now` are gone */
  function patch(touched: Iterable<ArticleId>, now: readonly Article[]): void {
    for (const id of touched) waiting.set(id, null);
    for (const article of now) waiting.set(article.id, article);
    hasLoaded = true;
    if (wanted === null) applyTo(current.rows);
  }

  /** Publishes the rows with the changes that have waited. */
  function applyTo(rows: readonly Article[]): void {
    const touched = new Set<ArticleId>();
    const now: Article[] = [];
    for (const [id, article] of waiting) {
      const known = articles.get(id);
      if (known) {
        // Only what was there can be among the rows.
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

  /** Reads every record; what is known of an article and no longer there is taken out at the end. */
  async function load(): Promise<void> {
    // Read first: what is written while the records load is read again from the log.
    seq = await lastSeq(database);
    const gone = new Set(articles.keys());
    const newest = await database.articles.orderBy('savedAt').reverse().limit(firstChunk).toArray();
    patch([], newest);
    let read: Article[] = [];
    let paintedAt = performance.now();
    // By key from here on: upwards is the one direction in which many records come in one answer.
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
      // Rows that every kept cursor has passed are pruned; this list keeps none.
      if (first.seq !== seq + 1) return load();
      const touched = new Set(changes.map((change) => change.id));
      const now = await database.articles.bulkGet([...touched]);
      seq = changes.at(-1)!.seq;
      const startedAt = performance.now();
      patch(
        touched,
        now.flatMap((article) => article ?? []),
      );
      // Until the page is drawn, too.
      await pause('user-visible');
      const took = performance.now() - startedAt;
      await new Promise((resolve) => setTimeout(resolve, restPerPatch * took));
    }
  }

  /** Null when another view was asked for meanwhile. */
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

/** A new object over the same map: copying a hundred thousand entries takes longer than a patch. */
function viewOf(articles: ReadonlyMap<ArticleId, Article>): ArticlesById {
  return {
    get: (id) => articles.get(id),
    has: (id) => articles.has(id),
    values: () => articles.values(),
  };
}
