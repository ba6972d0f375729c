import { describe, expect, it } from 'vitest';
import { noFilter } from '../../../../renderer/core/article/article-filter';
import { countFacets } from '../../../../renderer/search/query/count-facets';
import type { FacetOptions } from '../../../../renderer/search/query/options';
import { shelfOf, shelve } from '../shelf';

async function library() {
  const { follower } = await shelve(
    [
      'Harbour',
      'apple',
      { tags: ['Port', 'sea'], site: 'A', lang: 'en', publishedAt: '2024-05-01' },
    ],
    ['Quay', 'apple', { tags: ['port'], site: 'B', lang: 'en', publishedAt: '2025-05-01' }],
    ['부두', '사과 apple', { tags: ['sea'], site: 'B', lang: 'ko', publishedAt: '2025-06-01' }],
    ['Hill', 'pear tree', { tags: ['port'], site: 'C', lang: 'en', publishedAt: '2025-07-01' }],
  );
  return async (query: string, options: FacetOptions = {}) => {
    const { tags, sites, langs, years, areExact } = await countFacets(
      shelfOf(follower),
      query,
      options,
      () => {},
    );
    const plain = (counts: ReadonlyMap<string, number>) => Object.fromEntries(counts);
    expect(areExact).toBe(true);
    return { tags: plain(tags), sites: plain(sites), langs: plain(langs), years: plain(years) };
  };
}

it('tags are counted, chosen and found with all that is below them', async () => {
  const { follower } = await shelve(
    ['Rome', 'apple', { tags: ['History/Rome'] }],
    ['Both', 'apple', { tags: ['history', 'history/rome/law'] }],
    ['Historian', 'apple', { tags: ['historyless'] }],
  );
  const tagsOf = async (query: string, tags: string[] = []) =>
    Object.fromEntries(
      (await countFacets(shelfOf(follower), query, { filter: { ...noFilter, tags } }, () => {}))
        .tags,
    );
  expect(await tagsOf('apple')).toEqual({
    ...{ history: 2, 'history/rome': 2, 'history/rome/law': 1 },
    historyless: 1,
  });
  const chosen = { history: 2, 'history/rome': 2, 'history/rome/law': 1 };
  expect(await tagsOf('apple', ['history'])).toEqual(chosen);
  expect(await tagsOf('apple tag:history')).toEqual(chosen);
  expect(await tagsOf('apple -tag:history/rome')).toEqual({ historyless: 1 });
});

describe('the facets of a query', () => {
  it('are counted among its hits', async () => {
    const count = await library();
    expect(await count('apple')).toEqual({
      tags: { port: 2, sea: 2 },
      sites: { a: 1, b: 2 },
      langs: { en: 2, ko: 1 },
      years: { 2024: 1, 2025: 2 },
    });
    expect((await count('')).sites).toEqual({ a: 1, b: 2, c: 1 });
    expect((await count('app')).sites).toEqual({ a: 1, b: 2 });
    expect((await count('appx')).sites).toEqual({});
    expect((await count('app', { typing: true })).sites).toEqual({ a: 1, b: 2 });
    expect((await count('-')).sites).toEqual({});
  });

  it('are counted among what is within a filter, but for the kind that another would take the place in', async () => {
    const count = await library();
    expect(await count('apple', { filter: { ...noFilter, site: 'B', lang: 'en' } })).toEqual({
      tags: { port: 1 },
      sites: { a: 1, b: 1 },
      langs: { en: 1, ko: 1 },
      years: { 2025: 1 },
    });
    expect(await count('apple', { filter: { ...noFilter, tags: ['port'] }, year: '2024' })).toEqual(
      { tags: { port: 1, sea: 1 }, sites: { a: 1 }, langs: { en: 1 }, years: { 2024: 1, 2025: 1 } },
    );
  });

  it('are those of phrases and of what is ruled out, by the texts', async () => {
    const count = await library();
    expect((await count('"pear t"')).sites).toEqual({ c: 1 });
    expect((await count('apple -"사과 a"')).sites).toEqual({ a: 1, b: 1 });
  });

  it('are those of a question, and of hits that somebody else has found', async () => {
    const count = await library();
    expect((await count('apple nowhere', { asQuestion: true })).sites).toEqual({ a: 1, b: 2 });
    expect((await count('/x/', { within: ['a', 'd', 'gone'] })).sites).toEqual({ a: 1, c: 1 });
  });

  it('are estimated where many texts would have to be read, and ended by a newer query', async () => {
    const { follower } = await shelve(
      ...Array.from({ length: 2400 }, (_, i): [string, string, object] => [
        't',
        i % 2 ? '가나다' : '가나 나다',
        { lang: i % 3 ? 'ko' : 'en', tags: ['all'] },
      ]),
    );
    const shelf = shelfOf(follower);
    const { langs, tags, areExact } = await countFacets(shelf, '가나다', {}, () => {});
    expect({ tags: [...tags], areExact }).toEqual({ tags: [['all', 1200]], areExact: false });
    expect(Math.abs((langs.get('ko') ?? 0) - 800)).toBeLessThan(40);
    const ended = countFacets(shelf, '가나', {}, () => {
      throw new Error('superseded');
    });
    await expect(ended).rejects.toThrow('superseded');
  });
});
