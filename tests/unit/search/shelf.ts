import 'fake-indexeddb/auto';
import type { Article } from '../../../renderer/core/article/article';
import { articleDefaults } from '../../../renderer/core/article/article-record';
import { noFiles, type PrivateFiles } from '../../../renderer/search/bytes/private-files';
import { find } from '../../../renderer/search/query/find';
import type { SearchOptions } from '../../../renderer/search/query/options';
import type { Shelf } from '../../../renderer/search/query/shelf';
import { SearchFollower } from '../../../renderer/search/worker/follower';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';

/** A database of its own name: files of tests that share a worker share IndexedDB, but count anew. */
export function newDatabase(): CarrelDatabase {
  return new CarrelDatabase(`search-${crypto.randomUUID()}`);
}

export function makeArticle(
  id: string,
  title: string,
  text: string,
  more: Partial<Article> = {},
): Article {
  return {
    ...articleDefaults,
    id,
    title,
    byline: [],
    site: null,
    url: null,
    canonicalUrl: null,
    lang: 'ko',
    publishedAt: null,
    savedAt: 1_740_000_000_000,
    excerpt: '',
    wordCount: 0,
    readingMinutes: 1,
    tags: [],
    state: 'unread',
    starred: false,
    progress: 0,
    source: { format: 'text', fileName: '', importedAt: 0 },
    folder: 'articles/2024/01/one-0000000000',
    originals: [],
    // Not a real hash, but it changes with the text.
    textSha256: text,
    ...more,
  };
}

/** Stores an article as the library does: records and change log in one transaction. */
export async function putArticle(database: CarrelDatabase, article: Article, text: string) {
  await database.transaction(
    'rw',
    [database.articles, database.texts, database.changes],
    async () => {
      const known = await database.articles.get(article.id);
      await database.articles.put(article);
      await database.texts.put({ id: article.id, text });
      await appendChanges(database, known ? 'article-changed' : 'article-added', [article.id]);
    },
  );
}

export async function deleteArticle(database: CarrelDatabase, id: string) {
  await database.transaction(
    'rw',
    [database.articles, database.texts, database.changes],
    async () => {
      await database.articles.delete(id);
      await database.texts.delete(id);
      await appendChanges(database, 'article-deleted', [id]);
    },
  );
}

export async function openFollower(
  database: CarrelDatabase,
  files: PrivateFiles = noFiles,
): Promise<SearchFollower> {
  const follower = new SearchFollower(database, files);
  await follower.open();
  await follower.catchUp();
  return follower;
}

export function shelfOf(follower: SearchFollower): Shelf {
  return {
    index: follower.index,
    filters: follower.filters,
    knowAllFacts: () => follower.needAllFacts(),
    readFacts: (ids) => follower.readFacts(ids),
    readTexts: (ids) => follower.readTexts(ids),
    readLeftOut: (ids) => follower.readLeftOut(ids),
  };
}

export function search(follower: SearchFollower, query: string, options: SearchOptions = {}) {
  return find(shelfOf(follower), query, { limit: 1000, ...options });
}

export async function idsFor(follower: SearchFollower, query: string, options: SearchOptions = {}) {
  const { hits } = await search(follower, query, options);
  return hits.map((hit) => hit.id).sort();
}

/** A library of these titles and texts with the ids a, b, c…; its index is up to date. */
export async function shelve(...entries: [title: string, text: string, more?: Partial<Article>][]) {
  const database = newDatabase();
  const articles = entries.map(([title, text, more], i) =>
    makeArticle(String.fromCharCode(97 + i), title, text, more),
  );
  await database.articles.bulkPut(articles);
  await database.texts.bulkPut(articles.map(({ id }, i) => ({ id, text: entries[i]![1] })));
  const follower = await openFollower(database);
  return {
    database,
    follower,
    search: (query: string, options?: SearchOptions) => search(follower, query, options),
    ids: (query: string, options?: SearchOptions) => idsFor(follower, query, options),
  };
}
