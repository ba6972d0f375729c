import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CleanHtml } from '../../../renderer/core/article/article';
import { CopiesFollower } from '../../../renderer/library/copies/copies-follower';
import type { Library } from '../../../renderer/library/library';
import { openArticleList } from '../../../renderer/library/list/article-list';
import { appendChanges, lastSeq, logReaches } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { databaseEpoch } from '../../../renderer/storage/epoch';
import { pruneChanges } from '../../../renderer/storage/prune-changes';
import { storeArticle } from '../../../renderer/storage/store-article';
import { VaultFollower } from '../../../renderer/vault/follower';
import { reconcile } from '../../../renderer/vault/reconcile';
import { original, prepared } from '../article';
import { idsFor, openFollower } from '../search/shelf';
import { MemoryLibrary } from '../vault/memory-library';

const small = { kept: 10, least: 1, furthestBehind: 1_000 };
const edits = (count: number) =>
  appendChanges(
    database,
    'article-changed',
    Array.from({ length: count }, () => 'a'),
  );
const readTo = async (follower: string, seq: number) =>
  database.cursors.put({ follower, seq, epoch: await databaseEpoch(database) });
const rows = () => database.changes.orderBy('seq').keys();

let database: CarrelDatabase;
beforeEach(() => {
  database = new CarrelDatabase(`prune-${Math.random()}`);
});

describe('the change log', () => {
  it('loses what every follower has read, and keeps the newest rows', async () => {
    await edits(100);
    await readTo('vault', 100);
    await readTo('search', 60);
    await readTo('copies', 90);
    expect(await pruneChanges(database, small)).toBe(60);
    expect((await rows())[0]).toBe(61);
    await readTo('search', 100);
    expect(await pruneChanges(database, small)).toBe(30);
    expect(await rows()).toHaveLength(10);
  });

  it('keeps everything that the folder has not got', async () => {
    await edits(100);
    expect(await pruneChanges(database, small)).toBe(0);
    await database.cursors.put({ follower: 'vault', seq: 100, epoch: 'another' });
    expect(await pruneChanges(database, small)).toBe(0);
    await readTo('vault', 7);
    await readTo('search', 100);
    expect(await pruneChanges(database, { ...small, furthestBehind: 20 })).toBe(7);
  });

  it('does not wait for ever for a follower that never comes, or of another database', async () => {
    await edits(100);
    await readTo('vault', 100);
    await readTo('search', 3);
    await database.cursors.put({ follower: 'copies', seq: 1, epoch: 'another' });
    expect(await pruneChanges(database, { ...small, furthestBehind: 50 })).toBe(50);
  });

  it('is numbered on, with whatever limits', async () => {
    await edits(20);
    await readTo('vault', 20);
    await pruneChanges(database, { ...small, kept: 0 });
    expect(await lastSeq(database)).toBe(20);
    await edits(1);
    expect(await rows()).toEqual([20, 21]);
    expect(await logReaches(database, 19, 21)).toBe(true);
    expect(await logReaches(database, 18, 21)).toBe(false);
  });

  it('stays bounded while articles are edited for a long time', async () => {
    for (let round = 0; round < 40; round++) {
      await edits(1_000);
      for (const follower of ['vault', 'search', 'copies']) {
        await readTo(follower, await lastSeq(database));
      }
      await pruneChanges(database);
      expect(await database.changes.count()).toBeLessThan(13_000);
    }
  });
});

describe('a follower whose place in the log is gone', () => {
  const store = (id: string, text: string) =>
    storeArticle(
      database,
      prepared({ id, canonicalUrl: `https://${id}.example/`, textSha256: text }, text),
      [original({ sha256: id })],
    );
  const prune = async () => {
    await readTo('vault', await lastSeq(database));
    return pruneChanges(database, { kept: 1, least: 1, furthestBehind: 1 });
  };
  const drop = async (id: string) => {
    for (const table of ['articles', 'html', 'texts']) await database.table(table).delete(id);
    await appendChanges(database, 'article-deleted', [id]);
  };

  it('search finds what was added, and no longer what was deleted, while it runs', async () => {
    await store('A', 'amber harbour');
    await store('B', 'bridges of reed');
    const follower = await openFollower(database);
    await follower.keeper.save();
    await drop('A');
    await store('C', 'cold harbour');
    await store('D', 'drifts of paper');
    expect(await prune()).toBeGreaterThan(2);
    await follower.catchUp();
    expect(await idsFor(follower, 'harbour')).toEqual(['C']);
    expect(await follower.status()).toEqual({ indexed: 3, articles: 3, caughtUp: true });
    // The same after a start.
    await store('E', 'evening harbour');
    await drop('C');
    await store('F', 'ferns');
    await prune();
    const again = await openFollower(database);
    expect(await idsFor(again, 'harbour')).toEqual(['E']);
    expect(await again.status()).toEqual({ indexed: 4, articles: 4, caughtUp: true });
  });

  it('copies are grouped as if nothing had been missed', async () => {
    const story = Array.from({ length: 200 }, (_, at) => `word${at}`).join(' ');
    const copies = new CopiesFollower(database);
    await store('A', story);
    await copies.catchUp();
    await store('B', `${story} and more`);
    await drop('A');
    await store('C', story);
    await store('D', 'ferns');
    await prune();
    await copies.catchUp();
    const groups = (await database.copies.toArray()).map(({ id, group }) => [id, group ?? null]);
    expect(groups).toEqual([
      ['B', 'B'],
      ['C', 'B'],
      ['D', null],
    ]);
  });

  it('the list is loaded anew', async () => {
    await store('A', 'amber');
    const list = openArticleList({ database } as Library);
    await expect.poll(() => list.snapshot().rows.length).toBe(1);
    // As in a window that does not receive changes for a while.
    await drop('A');
    for (const id of ['B', 'C', 'D']) await appendChanges(database, 'article-changed', [id]);
    await database.articles.put(prepared({ id: 'B' }, 'b').article);
    await prune();
    await store('C', 'cold');
    await expect
      .poll(() =>
        list
          .snapshot()
          .rows.map(({ id }) => id)
          .sort(),
      )
      .toEqual(['B', 'C']);
    list.close();
  });

  it('the folder has every article, and gets no deleted one back', async () => {
    const files = new MemoryLibrary();
    await store('01JMH3AAAAAAAAAAAAAAAAAAAA', 'amber');
    await store('01JMH3BBBBBBBBBBBBBBBBBBBB', 'bridges');
    await new VaultFollower(database, files, () => {}).settle();
    await drop('01JMH3AAAAAAAAAAAAAAAAAAAA');
    await new VaultFollower(database, files, () => {}).settle();
    await pruneChanges(database, { kept: 1, least: 1, furthestBehind: 1 });
    expect(await database.changes.count()).toBe(1);
    // Its cursor is lost: Chromium may lose a single row of a table.
    await database.cursors.clear();
    await reconcile(
      database,
      files,
      (html) => html as CleanHtml,
      () => {},
    );
    await new VaultFollower(database, files, () => {}).settle();
    expect(await database.articles.toCollection().primaryKeys()).toEqual([
      '01JMH3BBBBBBBBBBBBBBBBBBBB',
    ]);
    expect(files.trash.size).toBe(1);
  });
});
