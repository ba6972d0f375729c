import { expect, it } from 'vitest';
import type { Article } from '../../../../renderer/core/article/article';
import {
  pictureOf,
  spanWords,
  type TimeSplit,
} from '../../../../renderer/library/list/time-counts';
import { article } from '../../article';

const made = (publishedAt: string | null, more: Partial<Article> = {}) =>
  article({ id: `${Math.random()}`, publishedAt, savedAt: Date.UTC(2024, 5, 15, 12), ...more });

const shelf = [
  made('2021-03-04', { tags: ['sea', 'night'], site: 'a.example', lang: 'ko' }),
  made('2021-03-31T23:30:00-05:00', { tags: ['sea'], site: 'b.example', lang: 'en' }),
  made('2021', { tags: [], site: 'a.example', lang: 'ko' }),
  made('2023-12', { tags: ['quay'], site: null }),
  made(null, { tags: ['sea'] }),
];

function run(span: string, split: TimeSplit = 'none', articles: readonly Article[] = shelf) {
  const work = pictureOf(articles, span, split);
  for (let steps = 0; ; steps++) {
    const step = work.next();
    if (step.done) return { ...step.value, steps };
  }
}
const counts = (span: string) =>
  run(span).bars.flatMap(({ of, count }) => (count ? [[of, count]] : []));

it('counts years, the months of a year and the days of a month, empty ones included', () => {
  expect(run('').bars.map(({ of, count }) => [of, count])).toEqual([
    ['2021', 3],
    ['2022', 0],
    ['2023', 1],
    ['2024', 1],
  ]);
  expect(run('2021').bars).toHaveLength(12);
  expect(counts('2021')).toEqual([
    ['2021-01', 1],
    ['2021-03', 2],
  ]);
  expect(run('2021-02').bars).toHaveLength(28);
  expect(counts('2021-03')).toEqual([
    ['2021-03-04', 1],
    ['2021-03-31', 1],
  ]);
});

it('splits the bars by the commonest names, and the rest is whole', () => {
  const { bars, names } = run('', 'tag');
  expect(names).toEqual([
    { name: 'sea', count: 3 },
    { name: 'quay', count: 1 },
  ]);
  expect(bars[0]?.parts).toEqual([
    { name: 'sea', count: 2 },
    { name: 'quay', count: 0 },
    { name: '', count: 1 },
  ]);
  for (const bar of [...bars, ...run('2021', 'site').bars, ...run('', 'lang').bars]) {
    expect(bar.parts.reduce((sum, { count }) => sum + count, 0)).toBe(bar.count);
  }
});

it('takes steps that stay small, and draws no ten thousand years', () => {
  const many = Array.from({ length: 10_000 }, () => shelf[0]!);
  expect(run('', 'none', many).steps).toBeGreaterThan(3);
  expect(run('', 'none', [made('0001'), made('9999')]).bars.map(({ of }) => of)).toEqual([
    '0001',
    '9999',
  ]);
});

it('asks for exactly the articles of a span', () => {
  expect(['', '2021', '2021-12', '2021-02-28', '9999', '0099'].map(spanWords)).toEqual([
    '',
    'after:2021 before:2022',
    'after:2021-12 before:2022-01',
    'after:2021-02-28 before:2021-03-01',
    'after:9999',
    'after:0099 before:0100',
  ]);
});
