import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changesAfter } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { articlesOfFile, storeArticle } from '../../../renderer/storage/store-article';
import { original, prepared } from '../article';

let database: CarrelDatabase;

beforeEach(() => {
  database = new CarrelDatabase(`store-${Math.random()}`);
});
afterEach(() => database.delete());

const log = async () =>
  (await changesAfter(database, 0, 100)).map(({ kind, id }) => `${kind} ${id}`);

describe('storing an article', () => {
  it('writes record, body, text and log together', async () => {
    const stored = await storeArticle(database, prepared({ id: 'A' }, 'words'), [original()]);
    expect(stored).toMatchObject({ outcome: 'imported', id: 'A' });
    expect((await database.texts.get('A'))?.text).toBe('words');
    expect((await database.html.get('A'))?.html).toBe('<p>words</p>');
    expect(await log()).toEqual(['article-added A']);
  });

  it('writes nothing at all when one of them fails', async () => {
    vi.spyOn(database.changes, 'bulkAdd').mockRejectedValueOnce(new Error('disk full'));
    await expect(
      storeArticle(database, prepared({ id: 'A' }, 'words'), [original()]),
    ).rejects.toThrow();
    expect(await database.articles.count()).toBe(0);
    expect(await database.texts.count()).toBe(0);
  });

  it('keeps two scans of one name apart: neither has a text that could be the same', async () => {
    const scan = { title: 'Scan', textSha256: 'nothing', wordCount: 0 };
    await storeArticle(database, prepared({ id: 'A', ...scan }, ''), [original()]);
    const second = prepared({ id: 'B', ...scan }, '');
    const stored = await storeArticle(database, second, [original({ sha256: 'g' })]);
    expect(stored).toMatchObject({ outcome: 'imported', id: 'B' });
    expect(await database.articles.count()).toBe(2);
  });

  it('makes one of two with the same address, the longer text winning', async () => {
    const canonicalUrl = 'https://news.example/1';
    await storeArticle(database, prepared({ id: 'A', canonicalUrl, textSha256: '1' }, 'short'), [
      original(),
    ]);
    const second = prepared({ id: 'B', canonicalUrl, textSha256: '2' }, 'a longer text');
    expect(await storeArticle(database, second, [original()])).toMatchObject({
      outcome: 'updated',
      id: 'A',
    });
    expect(await database.articles.count()).toBe(1);
    expect((await database.texts.get('A'))?.text).toBe('a longer text');
    expect(await log()).toEqual(['article-added A', 'article-changed A']);
  });

  it('keeps the same text under another address as an article of its own', async () => {
    await storeArticle(
      database,
      prepared({ id: 'A', canonicalUrl: 'https://a.example/' }, 'same'),
      [original()],
    );
    await storeArticle(
      database,
      prepared({ id: 'B', canonicalUrl: 'https://b.example/' }, 'same'),
      [original()],
    );
    expect(await database.articles.count()).toBe(2);
  });

  it('knows a text without an address by its title and words, and logs nothing', async () => {
    await storeArticle(database, prepared({ id: 'A' }, 'same'), [original()]);
    expect(await storeArticle(database, prepared({ id: 'B' }, 'same'), [original()])).toMatchObject(
      {
        outcome: 'duplicate',
        id: 'A',
      },
    );
    expect(await log()).toEqual(['article-added A']);
  });
});

describe('the bytes of a file', () => {
  const article = prepared({ id: 'A', originals: ['f'] }, 'words');

  it('are a no-op the second time only when all of them came in', async () => {
    await storeArticle(database, article, [original({ complete: false })]);
    expect(await articlesOfFile(database, 'f')).toBeNull();
    await storeArticle(database, article, [original({ complete: true })]);
    expect((await articlesOfFile(database, 'f'))?.map(({ id }) => id)).toEqual(['A']);
  });

  it('are read again when their articles were deleted', async () => {
    await storeArticle(database, article, [original()]);
    await database.articles.delete('A');
    expect(await articlesOfFile(database, 'f')).toBeNull();
  });
});
