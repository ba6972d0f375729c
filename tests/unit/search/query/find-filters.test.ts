import { describe, expect, it, test } from 'vitest';
import { type ArticleFilter, noFilter } from '../../../../renderer/core/article/article-filter';
import { countFacets } from '../../../../renderer/search/query/count-facets';
import { withFilter } from '../../../../renderer/ui/search/filter-words';
import { yearWords } from '../../../../renderer/ui/search/year-words';
import { shelfOf, shelve } from '../shelf';

describe('filters', () => {
  test.each([
    ['tag:AI', ['a']],
    ['tag:"machine learning"', ['b']],
    ['tag:mach*', ['b']],
    ['-tag:ai', ['b']],
    ['is:starred', ['b']],
    ['is:unread', ['a']],
    ['site:한겨레', ['a']],
    ['author:김', ['a']],
    ['lang:zh', ['b']],
    ['title:one', ['a']],
    ['before:2025', ['a']],
    ['after:2025', ['b']],
    ['after:2025-03-02', []],
    ['one OR tag:"machine learning"', ['a', 'b']],
    ['one tag:ai', ['a']],
    ['two tag:ai', []],
    ['is:link', ['b']],
    ['has:note', ['a']],
    ['has:highlight', []],
    ['has:image', ['b']],
    ['-has:image', ['a']],
    ['saved:2025-02', ['a', 'b']],
    ['saved:>2024', ['a', 'b']],
    ['saved:<2025', []],
    ['saved:2024..2025-01', []],
    ['saved:2024-12..2025', ['a', 'b']],
    ['remember', ['a']],
    ['"to remem"', ['a']],
  ])('%s', async (query, expected) => {
    const { ids } = await shelve(
      [
        'One',
        'one',
        {
          tags: ['ai'],
          byline: ['김철수'],
          site: '한겨레',
          publishedAt: '2024-12-31T23:00:00-05:00',
          note: 'To remember',
        },
      ],
      [
        'Two',
        'two',
        {
          tags: ['Machine Learning'],
          state: 'archived',
          kind: 'link',
          starred: true,
          lang: 'zh-Hant',
          publishedAt: '2025-03-01',
          hasImage: true,
        },
      ],
    );
    expect(await ids(query)).toEqual(expected);
  });

  describe('of a date', () => {
    const dates = ['2018', '2019', '2019-05', '2019-05-10', '2019-05-10T23:00:00-11:00', '2020-01'];
    const letters = (...found: number[]) => found.map((i) => String.fromCharCode(97 + i));

    test.each([
      ['before:2019', letters(0)],
      ['after:2019', letters(1, 2, 3, 4, 5)],
      ['before:2019-05', letters(0, 1)],
      ['after:2019-05', letters(1, 2, 3, 4, 5)],
      ['before:2019-05-10', letters(0, 1, 2)],
      ['after:2019-05-10', letters(1, 2, 3, 4, 5)],
      ['before:2019-05-11', letters(0, 1, 2, 3, 4)],
      ['after:2019-05-11', letters(1, 2, 5)],
      ['before:2019-06', letters(0, 1, 2, 3, 4)],
      ['after:2019-06', letters(1, 5)],
      ['before:2020', letters(0, 1, 2, 3, 4)],
      ['after:2020', letters(5)],
      ['-before:2019-06', letters(5)],
      ['-after:2019-05-11', letters(0, 3, 4)],
      ['after:2019 before:2020', letters(1, 2, 3, 4)],
      ['before:0002', []],
      ['after:9999-12-31', []],
    ])('%s finds what may have been published then', async (query, expected) => {
      const { ids } = await shelve(
        ...dates.map((publishedAt): [string, string, object] => ['t', 'x', { publishedAt }]),
      );
      expect(await ids(query)).toEqual(expected);
    });

    it('take the day of saving where no date is stated that can be read', async () => {
      const savedAt = new Date(2021, 4, 3).getTime();
      const { ids } = await shelve(
        ['t', 'x', { publishedAt: null, savedAt }],
        ['t', 'x', { publishedAt: 'last Tuesday', savedAt }],
      );
      expect(await ids('after:2021-05-03 before:2021-05-04')).toEqual(['a', 'b']);
    });

    it('count each article in the year by which it is found', async () => {
      const { ids, follower } = await shelve(
        ...dates.map((publishedAt): [string, string, object] => ['t', 'x', { publishedAt }]),
      );
      const { years } = await countFacets(shelfOf(follower), '', {}, () => {});
      expect([...years.values()].reduce((sum, count) => sum + count, 0)).toBe(dates.length);
      for (const [year, count] of years) expect(await ids(yearWords(year))).toHaveLength(count);
    });
  });

  describe('of a site', () => {
    const library = () =>
      shelve(
        ['t', 'x', { site: 'Fox News', url: 'https://www.foxnews.com/politics/1' }],
        ['t', 'x', { site: 'foxnews.com', url: 'https://video.FoxNews.com/2' }],
        ['t', 'x', { site: 'notfoxnews.com', url: 'https://notfoxnews.com/3' }],
        ['t', 'x', { site: null, url: 'https://foxnews.com.evil.example/4' }],
        ['t', 'x', { site: '한국일보', url: 'https://한국.com/5' }],
        ['t', 'x', { site: 'foxnews.com', url: null }],
        ['t', 'x', { site: null, url: null }],
      );

    test.each([
      ['site:foxnews.com', ['a', 'b', 'f']],
      ['site:FoxNews.com/', ['a', 'b', 'f']],
      ['site:www.foxnews.com', ['a', 'b', 'f']],
      ['site:video.foxnews.com', ['b']],
      ['site:https://www.foxnews.com/politics/1?a=b', ['a', 'b', 'f']],
      ['site:foxnews', ['a', 'b', 'd', 'f']],
      ['site:news', ['a']],
      ['site:"fox news"', ['a']],
      ['site:notfoxnews.com', ['c']],
      ['site:evil.example', ['d']],
      ['site:한국.com', ['e']],
      ['site:xn--3e0b707e.com', ['e']],
      ['site:한국일보', ['e']],
      ['site:일보', ['e']],
      ['site:oxnews.com', []],
      ['-site:foxnews.com', ['c', 'd', 'e', 'g']],
    ])('%s', async (query, expected) => {
      expect(await (await library()).ids(query)).toEqual(expected);
    });

    it('find at least what the sidebar shows of each of its sites', async () => {
      const { ids, follower } = await library();
      const { sites } = await countFacets(shelfOf(follower), '', {}, () => {});
      for (const site of [...sites.keys()].filter((name) => name !== '')) {
        const filter = { ...noFilter, site };
        const shown = await ids('x', { filter });
        expect(shown).toHaveLength(sites.get(site)!);
        expect(await ids(withFilter('', filter))).toEqual(expect.arrayContaining(shown));
      }
    });
  });

  it('of the list are kept to, whatever is asked', async () => {
    const { ids } = await shelve(
      ['One', 'word', { tags: ['ai'], site: 'a.example' }],
      ['Two', 'word', { tags: ['ai', 'news'], state: 'archived' }],
      ['Three', 'word', { starred: true, lang: 'en' }],
    );
    const within = (filter: Partial<ArticleFilter>) =>
      ids('word', { filter: { ...noFilter, ...filter } });
    expect(await within({})).toEqual(['a', 'b', 'c']);
    expect(await within({ tags: ['ai'] })).toEqual(['a', 'b']);
    expect(await within({ tags: ['ai', 'news'] })).toEqual(['b']);
    expect(await within({ state: 'unread' })).toEqual(['a', 'c']);
    expect(await within({ starred: true })).toEqual(['c']);
    expect(await within({ site: 'a.example' })).toEqual(['a']);
    expect(await within({ lang: 'en' })).toEqual(['c']);
    expect(await within({ highlighted: true })).toEqual([]);
  });

  it('alone list the newest first', async () => {
    const { search } = await shelve(
      ['A', '', { savedAt: 1 }],
      ['B', '', { savedAt: 3 }],
      ['C', '', { savedAt: 2 }],
    );
    expect((await search('is:unread')).hits.map((hit) => hit.id)).toEqual(['b', 'c', 'a']);
  });
});
