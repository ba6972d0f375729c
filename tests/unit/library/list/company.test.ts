import { expect, it } from 'vitest';
import type { Article } from '../../../../renderer/core/article/article';
import { companyOf } from '../../../../renderer/library/list/company';
import { article } from '../../article';

const made = (byline: string[], tags: string[], publishedAt = '2021-03-04') =>
  article({ id: `${Math.random()}`, byline, tags, publishedAt });

function run(articles: readonly Article[], span = '') {
  const work = companyOf(articles, span);
  for (let steps = 0; ; steps++) {
    const step = work.next();
    if (step.done) return { ...step.value, steps };
  }
}

it('counts people and pairs of tags in a span, most first, and no tag with the one above it', () => {
  const shelf = [
    made(['Kim Sowol', 'Yi Sang', 'Yi Sang'], ['sea', 'port', 'sea/tide']),
    made(['Yi Sang'], ['port', 'sea']),
    made([], ['port', 'night']),
    made(['Yun Dongju'], ['sea', 'port'], '1941-06'),
  ];
  expect(run(shelf)).toEqual({
    people: [
      { name: 'Yi Sang', count: 2 },
      { name: 'Kim Sowol', count: 1 },
      { name: 'Yun Dongju', count: 1 },
    ],
    pairs: [{ tags: ['port', 'sea'], count: 3 }],
    steps: 0,
  });
  expect(run(shelf, '1941').people).toEqual([{ name: 'Yun Dongju', count: 1 }]);
  expect(run(shelf, '2021').pairs).toEqual([{ tags: ['port', 'sea'], count: 2 }]);
});

it('yields while it counts, and takes an article of many tags for one of a few', () => {
  const tags = Array.from({ length: 1_000 }, (_, at) => `tag ${at}`);
  const { pairs, steps } = run(Array.from({ length: 5_000 }, () => made([], ['sea', 'port'])));
  expect(steps).toBe(2);
  expect(pairs).toEqual([{ tags: ['port', 'sea'], count: 5_000 }]);
  expect(run([made([], tags), made([], tags)]).pairs).toHaveLength(20);
});
