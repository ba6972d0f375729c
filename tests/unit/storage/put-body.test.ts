import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import type { Article, CleanHtml } from '../../../renderer/core/article/article';
import type { LeftOutPart } from '../../../renderer/core/article/left-out';
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

describe('what was left out of an article', () => {
  const leftOut = { words: 2, mayMiss: false, sha256: 'a'.repeat(64) };
  const parts: LeftOutPart[] = [
    { kind: 'prose', after: '', html: '<p>Beside &amp; below</p>' },
    {
      kind: 'links',
      after: '',
      html: '<ul>\n<li><a href="https://a.example/">Home</a></li>\n</ul>',
    },
    { kind: 'prose', after: '', backAs: 'user-content-back-1', html: '<p>Back</p>' },
  ];
  const same = { canonicalUrl: 'https://example.com/a', originals: ['f'] };
  const having = (given: Partial<Article>, text: string) => {
    const one = withBody({ ...same, ...given, leftOut }, text);
    return { ...one, draft: { ...one.draft, besides: { parts, mayMiss: false } } };
  };

  it('is stored with its body, and its texts by how they are searched', async () => {
    const database = new CarrelDatabase(`body-${Math.random()}`);
    await storeArticle(database, having({}, 'Short.'), [original()]);
    expect((await database.html.toArray())[0]?.leftOut).toEqual(parts);
    const [texts] = await database.texts.toArray();
    expect(texts).toMatchObject({ text: 'Short.', leftOut: 'Beside & below', links: 'Home' });
  });

  it('goes with the body that takes its place, and stays with the one that stays', async () => {
    const database = new CarrelDatabase(`body-${Math.random()}`);
    const stored = async () => {
      const [article] = await database.articles.toArray();
      const [row] = await database.html.toArray();
      return [article?.leftOut?.words, row?.leftOut?.length];
    };
    await storeArticle(database, having({}, 'Short.'), [original()]);
    await storeArticle(database, withBody({ ...same, id: 'B', textSha256: 'b' }, 'A.'), [
      original(),
    ]);
    expect(await stored()).toEqual([2, 3]);
    const longer = withBody({ ...same, id: 'C', textSha256: 'c' }, 'A longer text.');
    await storeArticle(database, longer, [original()]);
    expect(await stored()).toEqual([undefined, undefined]);
    await storeArticle(database, having({ id: 'D', textSha256: 'd' }, 'The longest text of all.'), [
      original(),
    ]);
    expect(await stored()).toEqual([2, 3]);
  });
});
