import MiniSearch from 'minisearch';
import type { Article } from '../../../../renderer/core/article/article';
import { connectSearch, type SearchClient } from '../../../../renderer/search/client/client';
import type { SearchOptions } from '../../../../renderer/search/query/options';
import { fold } from '../../../../renderer/search/text/fold';
import { tokenize } from '../../../../renderer/search/text/tokenize';
import { announceChanges, appendChanges } from '../../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { openDatabase } from '../../../../renderer/storage/open-database';
import { type Generated, generate, makeQuery, type QueryKind } from '../generate';
import { bm25, type Doc } from './bm25';

/**
 * The functions that run.mjs calls in the page, which has the search client and the database of a
 * window.
 */

const database = new CarrelDatabase();
let client: SearchClient | null = null;

function search(): SearchClient {
  client ??= connectSearch();
  return client;
}

async function store(generated: Generated[]): Promise<void> {
  await database.transaction(
    'rw',
    [database.articles, database.texts, database.changes],
    async () => {
      await database.articles.bulkPut(generated.map(({ article }) => article));
      await database.texts.bulkPut(
        generated.map(({ article, text }) => ({ id: article.id, text })),
      );
      await appendChanges(
        database,
        'article-added',
        generated.map(({ article }) => article.id),
      );
    },
  );
  announceChanges();
}

function documentOf(id: string, title: string, text: string): Generated {
  const { article } = generate(0);
  const own: Article = { ...article, id, title, byline: [], tags: [], site: null, textSha256: id };
  return { article: own, text };
}

const bench = {
  async fill(from: number, to: number): Promise<void> {
    for (let number = from; number < to; number += 500) {
      const count = Math.min(500, to - number);
      await store(Array.from({ length: count }, (_, i) => generate(number + i)));
    }
  },
  async fillWith(docs: Doc[]): Promise<void> {
    await store(docs.map(({ id, title, text }) => documentOf(id, title, text)));
  },
  /** Resolves to the milliseconds that it took and the number of indexed articles. */
  async catchUp(): Promise<{ ms: number; indexed: number }> {
    const start = performance.now();
    const { indexed } = await search().whenCaughtUp();
    return { ms: performance.now() - start, indexed };
  },
  save: () => search().save(),
  /** Resolves when all idle work is done: texts are stored beside the index and have been read ahead. */
  async settle(): Promise<void> {
    for (;;) {
      const { textsInFiles, isReadOn } = await search().size();
      const { articles } = await search().status();
      if (textsInFiles === articles && isReadOn) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  },
  size: () => search().size(),
  async ask(query: string, options: SearchOptions) {
    const { hits, total, totalIsExact, tookMs, status } = await search().search(query, options);
    return { ids: hits.map((hit) => hit.id), total, totalIsExact, tookMs, status };
  },
  /** Milliseconds from the load of the page to the answer of its first query. */
  firstAnswer: () => firstAnswer,
  /** Milliseconds in the worker for `count` queries from the number `first` on. */
  async times(kind: QueryKind, count: number, articles: number, first = 0): Promise<number[]> {
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const query = makeQuery(kind, first + i, articles);
      times.push((await search().search(query, { limit: 20 })).tookMs);
    }
    return times;
  },
  /** Milliseconds from storing an article until a search finds it. */
  async addOne(number: number): Promise<number> {
    const one = generate(number);
    const word = `unheard${number}of`;
    // The change log is read four times a second at most.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const start = performance.now();
    await store([{ ...one, text: `${one.text} ${word}` }]);
    for (;;) {
      if ((await search().search(word)).hits[0]?.id === one.article.id) break;
    }
    return performance.now() - start;
  },
  /** For each query the best ten by BM25 alone, on the page's main thread. */
  plainAnswers(docs: Doc[], queries: string[]): string[][] {
    const ask = bm25(docs);
    return queries.map((query) => ask(query, 10));
  },
  /** The rate of MiniSearch for the same articles and queries, on the page's main thread. */
  plain(articles: number, pairs: boolean) {
    const docs = Array.from({ length: articles }, (_, i) => generate(i)).map((one) => ({
      id: one.article.id,
      title: one.article.title,
      text: one.text,
    }));
    const index = new MiniSearch({
      fields: ['title', 'text'],
      ...(pairs && {
        tokenize: (text: string) => tokenize(fold(text)),
        processTerm: (term: string) => term,
      }),
    });
    const start = performance.now();
    index.addAll(docs);
    const ms = performance.now() - start;
    const timesOf = (kind: QueryKind, count: number) =>
      Array.from({ length: count }, (_, i) => {
        const query = makeQuery(kind, i, articles);
        const before = performance.now();
        index.search(query);
        return performance.now() - before;
      });
    return { ms, word: timesOf('word', 100), question: timesOf('question', 40) };
  },
};

/** As Carrel's page does: opens the database and starts the worker before it draws anything. */
async function askAtOnce(): Promise<{ ms: number; total: number } | null> {
  const query = new URLSearchParams(location.search).get('asked');
  if (!query) return null;
  await openDatabase(database, async () => false);
  const { total } = await search().search(query);
  return { ms: performance.now(), total };
}
const firstAnswer = askAtOnce();

declare global {
  var searchBench: typeof bench;
}
globalThis.searchBench = bench;
