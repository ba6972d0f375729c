import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../renderer/core/article/article';
import { type ArticleFilter, noFilter } from '../../../renderer/core/article/article-filter';
import { countArticles } from '../../../renderer/library/list/article-counts';
import { matchesFilter, newestFirst, patchRows } from '../../../renderer/library/list/article-view';
import { article as anArticle } from '../article';

const article = (id: string, more: Partial<Article> = {}) =>
  anArticle({ id, savedAt: 0, lang: null, ...more });

const ids = (rows: readonly Article[]) => rows.map((row) => row.id).join('');
const all = new Set<string>();
const view = { filter: noFilter, sort: newestFirst };

describe('filters', () => {
  const one = article('a', { tags: ['x', 'y'], site: 'S', lang: 'ko', state: 'reading' });

  it.each<[Partial<ArticleFilter>, boolean]>([
    [{}, true],
    [{ tags: ['x', 'y'] }, true],
    [{ tags: ['x', 'z'] }, false],
    [{ site: 'S', lang: 'ko', state: 'reading' }, true],
    [{ site: 'S', lang: 'en' }, false],
    [{ starred: true }, false],
  ])('%o: %s', (filter, matches) => {
    expect(matchesFilter(one, { ...noFilter, ...filter })).toBe(matches);
  });
});

describe('orders', () => {
  const rows = [
    article('a', {
      savedAt: 3,
      title: 'Part 10',
      publishedAt: '2024-01-01',
      readingMinutes: 5,
      byline: ['Bo'],
    }),
    article('b', {
      savedAt: 2,
      title: 'part 9',
      publishedAt: '2025-01-01',
      readingMinutes: 9,
      state: 'archived',
    }),
    article('c', {
      savedAt: 1,
      title: '가을',
      publishedAt: null,
      readingMinutes: 7,
      state: 'reading',
      byline: ['Ada'],
    }),
  ];

  it.each([
    ['saved', true, 'abc'],
    ['saved', false, 'cba'],
    ['published', true, 'bac'],
    ['title', false, 'bac'],
    ['length', true, 'bca'],
    ['author', true, 'acb'],
    ['state', false, 'acb'],
  ] as const)('%s, descending %s', (key, descending, order) => {
    const sorted = patchRows([], all, rows, { filter: noFilter, sort: { key, descending } });
    expect(ids(sorted)).toBe(order);
  });
});

it('a date without a day is sorted from its first day on', () => {
  const dates = ['2019-05-10', '2020', '2019-05', null, '2019-05-00', '2019', '2018-12-31', '0000'];
  const rows = dates.map((publishedAt, at) => article(`${at}`, { publishedAt, savedAt: at }));
  const sort = { key: 'published', descending: false } as const;
  const sorted = patchRows([], all, rows, { filter: noFilter, sort });
  expect(sorted.map(({ publishedAt }) => publishedAt)).toEqual([
    null,
    '0000',
    '2018-12-31',
    '2019',
    '2019-05',
    '2019-05-00',
    '2019-05-10',
    '2020',
  ]);
});

describe('patching the list', () => {
  it('takes out what is gone, moves what changed, lets in what is new', () => {
    const rows = patchRows(
      [],
      all,
      [1, 2, 3].map((at) => article(`${at}`, { savedAt: at })),
      view,
    );
    expect(ids(rows)).toBe('321');
    const now = [article('1', { savedAt: 9 }), article('4', { savedAt: 2.5 })];
    expect(ids(patchRows(rows, new Set(['1', '2', '4']), now, view))).toBe('134');
  });

  it('keeps the records that did not change, so that their rows are not drawn again', () => {
    const [first] = patchRows([], all, [article('a')], view);
    const rows = patchRows([first!], new Set(['b']), [article('b', { savedAt: 1 })], view);
    expect(rows[1]).toBe(first);
  });

  it('always ends where sorting everything anew would', () => {
    const record = fc.record({
      id: fc.constantFrom(...'abcdefghij'),
      savedAt: fc.integer({ min: 0, max: 4 }),
      starred: fc.boolean(),
    });
    const starredOnly = { filter: { ...noFilter, starred: true }, sort: newestFirst };
    fc.assert(
      fc.property(fc.array(fc.array(record)), (patches) => {
        const articles = new Map<string, Article>();
        let rows: Article[] = [];
        for (const patch of patches) {
          const touched = new Set(patch.map(({ id }) => id));
          for (const { id, ...more } of patch) articles.set(id, article(id, more));
          const now = [...touched].map((id) => articles.get(id)!);
          rows = patchRows(rows, touched, now, starredOnly);
        }
        const anew = patchRows([], all, [...articles.values()], starredOnly);
        expect(ids(rows)).toBe(ids(anew));
      }),
    );
  });
});

describe('counts', () => {
  it('are of the whole library', () => {
    const counts = countArticles([
      article('a', { tags: ['x'], site: 'S', starred: true }),
      article('b', { tags: ['x', 'y'], state: 'archived', lang: 'ko' }),
    ]);
    expect(counts).toMatchObject({ all: 2, starred: 1, states: { unread: 1, archived: 1 } });
    expect([...counts.tags]).toEqual([
      ['x', 2],
      ['y', 1],
    ]);
    expect([counts.sites.get('S'), counts.langs.get('ko')]).toEqual([1, 1]);
  });
});
