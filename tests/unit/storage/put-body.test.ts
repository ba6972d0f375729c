import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import type { Article, CleanHtml } from '../../../renderer/core/article/article';
import { renewedArticle } from '../../../renderer/core/article/renew-article';
import { showsImage } from '../../../renderer/core/article/shows-image';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { renewStored } from '../../../renderer/storage/renew-stored';
import { storeArticle } from '../../../renderer/storage/store-article';
import { article, original, prepared } from '../article';

const source = `asset:${'a'.repeat(64)}`;
const image = `<p>One.</p><img alt="a > b" src="${source}">`;

describe('whether an article shows an image', () => {
  it.each([
    [image, true],
    ['<img data-src="https://example.com/a.png" alt="it did not come along">', false],
    [`<p title="<img ">&lt;img src="${source}"&gt; and src="${source}"</p>`, false],
    [`<a href="${source}">a link</a>`, false],
    ['', false],
  ])('is told by its body: %s', (html, expected) => {
    expect(showsImage(html as CleanHtml)).toBe(expected);
  });
});

function withBody(given: Partial<Article>, text: string, html = `<p>${text}</p>`) {
  const one = prepared(given, text);
  return { ...one, draft: { ...one.draft, html: html as CleanHtml } };
}

describe('the record of an article that shows an image says so', () => {
  const newDatabase = () => new CarrelDatabase(`body-${Math.random()}`);
  const said = async (database: CarrelDatabase) =>
    (await database.articles.toArray()).map(({ hasImage }) => hasImage);

  it('as it comes in, and when a better body or another reading takes its place', async () => {
    const database = newDatabase();
    const same = { canonicalUrl: 'https://example.com/a', originals: ['f'] };
    await storeArticle(database, withBody(same, 'Short.', image), [original()]);
    expect(await said(database)).toEqual([true]);

    const shorter = { ...same, id: 'B', textSha256: 'other' };
    await storeArticle(database, withBody(shorter, 'A.'), [original()]);
    expect(await said(database)).toEqual([true]);

    const better = { ...same, id: 'C', textSha256: 'better' };
    await storeArticle(database, withBody(better, 'A longer text.'), [original()]);
    expect(await said(database)).toEqual([false]);

    const { draft } = withBody({}, 'Again.', image);
    const facts = { wordCount: 1, readingMinutes: 1, textSha256: 'again' };
    await renewStored(database, 'A', 'f', draft, (known) => renewedArticle(known, draft, facts));
    expect(await said(database)).toEqual([true]);
  });

  it('when one of its pages does', async () => {
    const database = newDatabase();
    const pages = ['https://example.com/a', 'https://example.com/a?page=2'];
    for (const [at, page] of pages.entries()) {
      const given = {
        id: `${at}`,
        originals: [`f${at}`],
        url: page,
        canonicalUrl: page,
        textSha256: page,
        pageLinks: { pages: [page], next: pages[at + 1] ?? null, previous: pages[at - 1] ?? null },
      };
      const one = withBody(given, `Page ${at}.`, at === 1 ? image : '<p>Page 1.</p>');
      await storeArticle(database, one, [original({ sha256: `f${at}` })]);
    }
    expect(await said(database)).toEqual([true]);
  });

  it('in a library that an earlier version has left, too', async () => {
    const name = `older-${Math.random()}`;
    const older = new Dexie(name);
    older.version(5).stores({ articles: 'id', html: 'id' });
    const { hasImage: _, ...record } = article();
    const count = 450;
    const ids = Array.from({ length: count }, (_, i) => `${1000 + i}`);
    await older.table('articles').bulkPut(ids.map((id) => ({ ...record, id })));
    await older
      .table('html')
      .bulkPut(ids.map((id, i) => ({ id, html: i % 3 === 0 ? image : '<p>None.</p>' })));
    older.close();

    // One body can no longer be read.
    const { get } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
      this: IDBObjectStore,
      key,
    ) {
      if (this.name === 'html' && key === ids[3])
        throw new DOMException('lost', 'NotReadableError');
      return get.call(this, key);
    });
    const database = new CarrelDatabase(name);
    const expected = ids.map((_, i) => i % 3 === 0 && i !== 3);
    expect(await said(database)).toEqual(expected);
    vi.restoreAllMocks();
  });
});
