import { expect, it } from 'vitest';
import { noFilter } from '../../../../renderer/core/article/article-filter';
import {
  ArticleTally,
  countArticles,
  newestYearFirst,
} from '../../../../renderer/library/list/article-counts';
import { matchesFilter } from '../../../../renderer/library/list/article-view';
import { article } from '../../article';

it('years are counted by publishing, else by saving, and the newest stands first', () => {
  const { years } = countArticles([
    article({ publishedAt: '2004-05-06' }),
    article({ publishedAt: '2025-12-31T23:00:00-05:00' }),
    article({ publishedAt: '2004-01-01' }),
    article({ savedAt: new Date(2026, 5, 1).getTime() }),
  ]);
  expect(newestYearFirst(years)).toEqual([
    ['2026', 1],
    ['2025', 1],
    ['2004', 2],
  ]);
});

it('counts an article once at each tag above its own, and takes it away again', () => {
  const tally = new ArticleTally();
  const rome = article({ id: 'A', tags: ['history/rome', 'history/greece'] });
  tally.add(rome);
  tally.add(article({ id: 'B', tags: ['history'] }));
  expect([...tally.counts().tags]).toEqual([
    ['history/rome', 1],
    ['history/greece', 1],
    ['history', 2],
  ]);
  tally.remove(rome);
  expect([...tally.counts().tags]).toEqual([['history', 1]]);
  expect(matchesFilter(rome, { ...noFilter, tags: ['history'] })).toBe(true);
  expect(matchesFilter(rome, { ...noFilter, tags: ['history/r'] })).toBe(false);
});

it('counts a date without a day by its year, and one that cannot be read by when it was saved', () => {
  const savedAt = new Date(2026, 5, 1).getTime();
  const { years } = countArticles(
    ['2004', '2004-05', '2004-00-00', 'last Tuesday', '0000'].map((publishedAt) =>
      article({ publishedAt, savedAt }),
    ),
  );
  expect(newestYearFirst(years)).toEqual([
    ['2026', 2],
    ['2004', 3],
  ]);
});
