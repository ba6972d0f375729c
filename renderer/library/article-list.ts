import type { Article, ArticleId } from '../core/article';
import { changesAfter, followChanges, lastSeq } from '../storage/change-log';
import { type ArticleCounts, countArticles } from './article-counts';
import { type ArticleView, newestFirst, noFilter, patchRows } from './article-view';
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
/** Reading 400 records keeps the page busy for about 10 ms. */
const chunk = 400;
const paintEveryMs = 250;

export function openArticleList(library: Library): ArticleList {
  const { database } = library;
  const articles = new Map<ArticleId, Article>();
  const listeners = new Set<() => void>();
  let view: ArticleView = { filter: noFilter, sort: newestFirst };
  let current: ArticleListSnapshot = {
    articles,
    rows: [],
    counts: countArticles([]),
    view,
    opening: true,
  };
  let seq = 0;
  let closed = false;
  let stopFollowing = () => {};

  function publish(next: Partial<ArticleListSnapshot>): void {
    current = { ...current, ...next };
    for (const listener of listeners) listener();
  }

  function patch(touched: ReadonlySet<ArticleId>, now: readonly Article[]): void {
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
    const keys = await database.articles.orderBy('savedAt').reverse().primaryKeys();
    const missing = keys.filter((id) => !articles.has(id));
    let waiting: Article[] = [];
    let paintedAt = performance.now();
    for (let at = 0; at < missing.length && !closed; at += chunk) {
      const read = await database.articles.bulkGet(missing.slice(at, at + chunk));
      waiting.push(...read.flatMap((article) => article ?? []));
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
      view = next;
      publish({ view, rows: patchRows([], new Set(), [...articles.values()], view) });
    },
    close() {
      closed = true;
      stopFollowing();
    },
  };
}
