import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../renderer/core/article/article';
import { textFacts } from '../../../renderer/core/article/text-facts';
import type { Highlight } from '../../../renderer/core/highlights/highlight';
import { changesAfter } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { storeArticle } from '../../../renderer/storage/store-article';
import { original, prepared } from '../article';

let database: CarrelDatabase;

beforeEach(() => {
  database = new CarrelDatabase(`join-${Math.random()}`);
});
afterEach(() => database.delete());

const bare = 'https://news.example/a';
const address = (page: number) => (page === 1 ? bare : `${bare}?page=${page}`);

function page(number: number, last: number, given: Partial<Article> = {}) {
  return prepared(
    {
      id: `${number}`,
      folder: `articles/${number}`,
      title: 'The long report',
      url: address(number),
      canonicalUrl: address(number),
      originals: [`f${number}`],
      textSha256: `text ${number}`,
      pageLinks: {
        pages: [address(number)],
        next: number < last ? address(number + 1) : null,
        previous: number > 1 ? address(number - 1) : null,
      },
      ...given,
    },
    `words of page ${number}`,
  );
}

const store = (prepared: ReturnType<typeof page>) =>
  storeArticle(
    database,
    prepared,
    prepared.article.originals.map((sha256) => original({ sha256 })),
  );

const whole = 'words of page 1\nwords of page 2\nwords of page 3';

describe('an article in three pages', () => {
  it.each([[[1, 2, 3]], [[1, 3, 2]], [[2, 1, 3]], [[2, 3, 1]], [[3, 1, 2]], [[3, 2, 1]]])(
    'is one, whichever page comes first: %j',
    async (order) => {
      for (const number of order) await store(page(number, 3));
      const [only, ...more] = await database.articles.toArray();
      expect(more).toEqual([]);
      expect(only).toMatchObject({
        canonicalUrl: bare,
        originals: ['f1', 'f2', 'f3'],
        pageLinks: { pages: [1, 2, 3].map(address), next: null, previous: null },
        wordCount: 12,
      });
      expect(await database.texts.toArray()).toEqual([{ id: only!.id, text: whole }]);
      expect(await database.html.count()).toBe(1);
      // A reader of the change log knows of this article and of no other.
      const living = new Set<string>();
      for (const { kind, id } of await changesAfter(database, 0, 100)) {
        if (kind === 'article-deleted') expect(living.delete(id)).toBe(true);
        else if (kind === 'article-added') living.add(id);
        else expect(living.has(id)).toBe(true);
      }
      expect([...living]).toEqual([only!.id]);
    },
  );

  it('is known by each of its pages', async () => {
    for (const number of [1, 2, 3]) await store(page(number, 3));
    const again = page(2, 3, { id: '9', originals: ['f9'] });
    expect(await store(again)).toMatchObject({ outcome: 'duplicate', id: '1' });
    expect(await database.articles.count()).toBe(1);
    expect((await database.texts.get('1'))?.text).toBe(whole);
    const known = await database.articles.get('1');
    expect(known?.originals).toEqual(['f1', 'f2', 'f3', 'f9']);
    expect(known?.versions).toBeUndefined();
  });

  it('keeps what its reader did to each of them', async () => {
    const mark = (id: string, quote: string): Highlight => ({
      ...{ id, quote, prefix: '', suffix: '', colour: 'yellow', note: '', tags: [] },
      createdAt: 1,
    });
    for (const number of [3, 1]) {
      const marked = page(number, 3, { tags: [`tag ${number}`] });
      const highlights = [mark(`m${number}`, `page ${number}`)];
      const starred = number === 3;
      marked.draft.marks = { state: 'reading', starred, progress: 0.5, note: '', highlights };
      Object.assign(marked.article, { state: 'reading', starred, highlightCount: 1 });
      await store(marked);
    }
    expect(await store(page(2, 3))).toMatchObject({ outcome: 'updated', id: '1' });
    const joined = await database.articles.get('1');
    expect(joined).toMatchObject({ starred: true, state: 'reading', highlightCount: 2 });
    expect(joined?.tags.sort()).toEqual(['tag 1', 'tag 3']);
    const marks = (await database.highlights.get('1'))?.highlights.map(({ id }) => id);
    expect(marks?.sort()).toEqual(['m1', 'm3']);
    expect(await database.highlights.count()).toBe(1);
  });

  it('takes the text of all pages in one, saved under the address of the first', async () => {
    for (const number of [1, 2]) await store(page(number, 2));
    const all = prepared(
      { id: 'V', title: 'The long report', canonicalUrl: bare, originals: ['v'], textSha256: 'v' },
      'words of page 1 and words of page 2, all in one',
    );
    expect(await store(all)).toMatchObject({ outcome: 'updated', id: '1' });
    expect((await database.texts.get('1'))?.text).toContain('all in one');
    expect(await store(page(2, 2, { id: '8' }))).toMatchObject({ outcome: 'duplicate', id: '1' });
  });
});

it('leaves the next post of a blog alone', async () => {
  await store(page(1, 2));
  await store(page(2, 2, { title: 'Another report' }));
  expect(await database.articles.count()).toBe(2);
});

it('keeps what was left out of each page, and what both have once', async () => {
  const part = (html: string, after = '') => ({ kind: 'prose' as const, after, html });
  const withParts = async (number: number, own: string) => {
    const one = page(number, 2);
    const parts = [part('<p>The menu of the site</p>'), part(own, 'aaaaaaaa')];
    const besides = { parts, mayMiss: number === 2 };
    const facts = await textFacts(one.draft.text, besides);
    return { article: { ...one.article, ...facts }, draft: { ...one.draft, besides } };
  };
  await store(await withParts(1, '<p>Beside the first page</p>'));
  await store(await withParts(2, '<p>Beside the second page</p>'));
  const [article] = await database.articles.toArray();
  const [row] = await database.html.toArray();
  expect(row?.leftOut?.map(({ html }) => html)).toEqual([
    '<p>The menu of the site</p>',
    '<p>Beside the first page</p>',
    '<p>Beside the second page</p>',
  ]);
  expect(article?.leftOut).toMatchObject({ words: 13, mayMiss: true });
  expect((await database.texts.toArray())[0]?.leftOut).toContain('Beside the second page');
});

it('stands in collections where its pages stood', async () => {
  const row = { name: 'Reports', note: '', createdAt: 0 };
  await database.collections.bulkPut([
    { ...row, id: 'both', articles: ['x', '2', 'y', '1'] },
    { ...row, id: 'second', articles: ['y', '2'] },
    { ...row, id: 'none', articles: ['x'] },
  ]);
  await store(page(1, 2));
  await store(page(2, 2));
  const [whole] = await database.articles.toArray();
  const id = whole?.id ?? '';
  const rows = await database.collections.toArray();
  expect(rows.map(({ articles }) => articles)).toEqual([['x', id, 'y'], ['x'], ['y', id]]);
  expect((await changesAfter(database, 0, 99)).map((change) => change.id)).toContain('collections');
});
