import type { CarrelDatabase, OriginalRow } from './database';
import { createRush } from './rush';
import {
  type ArticleToStore,
  type PreparedArticle,
  type StoredArticle,
  storeArticles,
} from './store-article';

/** Articles of one transaction. What waits behind one of them waits for all. */
const mostInGroup = 24;
/** Articles that come in quick succession wait for each other for so long, in milliseconds. */
const gatherMs = 50;

/** Stores an article when those before it are stored; rejects when it cannot be stored. */
export type StoreQueue = (
  prepared: PreparedArticle,
  originals: readonly OriginalRow[],
) => Promise<StoredArticle>;

interface Waiting extends ArticleToStore {
  resolve(stored: StoredArticle): void;
  reject(error: unknown): void;
}

/**
 * Stores articles in the order in which they come. Whatever has come while a transaction was under way is
 * the next one, and while they come in quick succession it waits for a few more: a strict transaction costs
 * the same for one article and for twenty. A single article waits for none. When a transaction fails, each of
 * its articles gets a transaction of its own, so that a bad one costs only itself.
 */
export function createStoreQueue(database: CarrelDatabase): StoreQueue {
  const waiting: Waiting[] = [];
  const rush = createRush(gatherMs);
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      if (waiting.length < mostInGroup) await rush.pause();
      const group = waiting.splice(0, mostInGroup);
      if (group.length === 1 || !(await storeAll(group))) await storeEach(group);
    }
    isRunning = false;
  }

  /** False when nothing was stored. */
  async function storeAll(group: readonly Waiting[]): Promise<boolean> {
    try {
      const stored = await storeArticles(database, group);
      for (const [at, { resolve }] of group.entries()) resolve(stored[at]!);
      return true;
    } catch {
      return false;
    }
  }

  async function storeEach(group: readonly Waiting[]): Promise<void> {
    for (const each of group) {
      await storeArticles(database, [each]).then(([stored]) => each.resolve(stored!), each.reject);
    }
  }

  return (prepared, originals) =>
    new Promise((resolve, reject) => {
      rush.came();
      waiting.push({ prepared, originals, resolve, reject });
      if (!isRunning) void run();
    });
}
