import type { Article, ArticleId } from '../core/article';
import { noFilter } from '../core/article-filter';
import { changesAfter, followChanges, lastSeq } from '../storage/change-log';
import { type ArticleCounts, countArticles } from './article-counts';
import { type ArticleView, newestFirst, patchRows } from './article-view';
import type { Library } from './library';

/** The list as it stands; a new object after every change. */
export interface ArticleListSnapshot {
  /** Every article of the library, loaded so far. */
  articles: ReadonlyMap<ArticleId, Article>;
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
  show(view: ArticleView): void;
  close(): void;
}

const firstChunk = 100;
/** Reading so many records keeps the page busy for about 10 ms, sorting them by title, too. */
const chunk = 400;
const paintEveryMs = 400;

export function openArticleList(library: Library): ArticleList {
  const { database } = library;
  const articles = new Map<ArticleId, Article>();
  const listeners = new Set<() => void>();
  let view: ArticleView = { filter: noFilter, sort: newestFirst };
  let wanted = view;
  let current: ArticleListSnapshot = {
    articles,
    rows: [],
    counts: countArticles([]),
    view,
    opening: true,
  };
  let seq = 0;
  let patches = 0;
  let closed = false;
  let stopFollowing = () => {};

  function publish(next: Partial<ArticleListSnapshot>): void {
    current = { ...current, ...next };
    for (const listener of listeners) listener();
  }

  function patch(touched: ReadonlySet<ArticleId>, now: readonly Article[]): void {
    patches += 1;
    for (const id of touched) articles.delete(id);
    for (const article of now) articles.set(article.id, article);
    publish({
      articles: new Map(articles),
      rows: patchRows(current.rows, touched, now, view),
      counts: countArticles(articles.values()),
      opening: false,
    });
  }

  async function load(): Promise<void> {
    // Read first: what is written while the records load is read again from the log.
    seq = await lastSeq(database);
    const newest = await database.articles.orderBy('savedAt').reverse().limit(firstChunk).toArray();
    patch(new Set(), newest);
    let waiting: Article[] = [];
    let paintedAt = performance.now();
    // By key from here on: upwards is the one direction in which many records come in one answer.
    for (let lastId = ''; !closed; ) {
      const read = await database.articles.where('id').above(lastId).limit(chunk).toArray();
      if (read.length === 0) break;
      lastId = read.at(-1)!.id;
      waiting.push(...read.filter((article) => !articles.has(article.id)));
      if (performance.now() - paintedAt < paintEveryMs) continue;
      patch(new Set(), waiting);
      waiting = [];
      paintedAt = performance.now();
    }
    if (waiting.length > 0) patch(new Set(), waiting);
  }

  async function reload(): Promise<void> {
    articles.clear();
    current = { ...current, rows: [] };
    await load();
  }

  async function followLog(): Promise<void> {
    for (;;) {
      const changes = await changesAfter(database, seq, chunk);
      const first = changes[0];
      if (!first || closed) return;
      // Rows that every kept cursor has passed are pruned; this list keeps none.
      if (first.seq !== seq + 1) return reload();
      const touched = new Set(changes.map((change) => change.id));
      const now = await database.articles.bulkGet([...touched]);
      seq = changes.at(-1)!.seq;
      patch(
        touched,
        now.flatMap((article) => article ?? []),
      );
    }
  }

  /** In slices, so that not even ten thousand titles keep the page from answering. */
  async function derive(next: ArticleView): Promise<void> {
    let patchesBefore: number;
    let rows: Article[];
    do {
      patchesBefore = patches;
      rows = [];
      const all = [...articles.values()];
      for (let at = 0; at < all.length; at += 4 * chunk) {
        if (at > 0) await new Promise((resolve) => setTimeout(resolve));
        if (wanted !== next) return;
        rows = patchRows(rows, new Set(), all.slice(at, at + 4 * chunk), next);
      }
    } while (patches !== patchesBefore);
    view = next;
    publish({ view, rows });
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
