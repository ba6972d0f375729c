import { expect, it } from 'vitest';
import { countArticles, newestYearFirst } from '../../../../renderer/library/list/article-counts';
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
