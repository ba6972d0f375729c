import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changesAfter } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { createStoreQueue } from '../../../renderer/storage/store-queue';
import { original, prepared } from '../article';

let database: CarrelDatabase;

beforeEach(() => {
  database = new CarrelDatabase(`queue-${Math.random()}`);
});
afterEach(() => database.delete());

const named = (id: string, given = {}) =>
  prepared({ id, canonicalUrl: `https://news.example/${id}`, textSha256: id, ...given }, id);

const storeAll = (all: ReturnType<typeof named>[]) => {
  const store = createStoreQueue(database);
  return Promise.allSettled(all.map((each, at) => store(each, [original({ sha256: `f${at}` })])));
};

const outcomes = (results: Awaited<ReturnType<typeof storeAll>>) =>
  results.map((result) =>
    result.status === 'fulfilled' ? [result.value.outcome, result.value.id] : 'rejected',
  );

describe('the queue of articles to store', () => {
  it('stores what waits in one transaction, in the order in which it came', async () => {
    const transactions = vi.spyOn(database, 'transaction');
    const ids = Array.from({ length: 30 }, (_, at) => `A${String(at).padStart(2, '0')}`);
    const results = await storeAll(ids.map((id) => named(id)));
    expect(outcomes(results)).toEqual(ids.map((id) => ['imported', id]));
    const logged = await changesAfter(database, 0, 100);
    expect(logged.map(({ id }) => id)).toEqual(ids);
    expect(logged.map(({ seq }) => seq)).toEqual(ids.map((_, at) => at + 1));
    // 24, and the rest.
    expect(transactions).toHaveBeenCalledTimes(2);
  });

  it('stores an article that comes alone at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    try {
      const store = createStoreQueue(database);
      expect(await store(named('A'), [original({ sha256: 'fA' })])).toMatchObject({ id: 'A' });
      vi.advanceTimersByTime(1_000);
      expect(await store(named('B'), [original({ sha256: 'fB' })])).toMatchObject({ id: 'B' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('merges an article with one of the same group', async () => {
    const same = { canonicalUrl: 'https://news.example/same' };
    const results = await storeAll([
      named('A'),
      named('B', same),
      named('C'),
      named('D', { ...same, tags: ['sea'] }),
    ]);
    expect(outcomes(results)).toEqual([
      ['imported', 'A'],
      ['imported', 'B'],
      ['imported', 'C'],
      ['updated', 'B'],
    ]);
    expect(await database.articles.count()).toBe(3);
    expect((await database.articles.get('B'))?.tags).toEqual(['sea']);
  });

  it('loses only the article that cannot be stored', async () => {
    const put = database.texts.put.bind(database.texts);
    vi.spyOn(database.texts, 'put').mockImplementation((row) => {
      if (row.id === 'C') throw new Error('cannot be stored');
      return put(row);
    });
    const results = await storeAll(['A', 'B', 'C', 'D', 'E'].map((id) => named(id)));
    expect(outcomes(results)).toEqual([
      ['imported', 'A'],
      ['imported', 'B'],
      'rejected',
      ['imported', 'D'],
      ['imported', 'E'],
    ]);
    expect(await database.articles.toCollection().primaryKeys()).toEqual(['A', 'B', 'D', 'E']);
    expect((await changesAfter(database, 0, 100)).map(({ id }) => id)).toEqual([
      'A',
      'B',
      'D',
      'E',
    ]);
  });
});
