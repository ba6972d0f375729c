import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../../../renderer/core/article/article';
import { noFilter } from '../../../../renderer/core/article/article-filter';
import { type ArticleView, patchRows } from '../../../../renderer/library/list/article-view';
import { sortInSlices } from '../../../../renderer/library/list/sort-in-slices';
import { article } from '../../article';

const byTitle: ArticleView = { filter: noFilter, sort: { key: 'title', descending: false } };

function sorted(articles: readonly Article[], view: ArticleView) {
  const sorting = sortInSlices(articles, view);
  for (;;) {
    const step = sorting.next();
    if (step.done) return { rows: step.value };
  }
}

/** How often a title was read: twice for each comparison. */
let looks = 0;

const shelf = (count: number) =>
  Array.from({ length: count }, (_, at) => titled(`A${at}`, `Title ${(at * 7_919) % count}`));

function titled(id: string, title: string): Article {
  return Object.defineProperty(article({ id }), 'title', {
    get() {
      looks += 1;
      return title;
    },
  });
}

it('comes to the same as sorting all at once', () => {
  const record = fc.record({ title: fc.constantFrom('a', 'b', '가'), starred: fc.boolean() });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 1_500 }), (records) => {
      const articles = records.map((more, at) => article({ id: `A${at}`, ...more }));
      const view = { ...byTitle, filter: { ...noFilter, starred: true } };
      expect(sorted(articles, view).rows).toEqual(patchRows([], new Set(), articles, view));
    }),
    { numRuns: 20 },
  );
});

it('takes steps that stay small, as many as the library is large', () => {
  for (const count of [1_024, 4_096]) {
    const articles = shelf(count);
    const sorting = sortInSlices(articles, byTitle);
    let steps = 0;
    for (let isDone = false; !isDone; steps++) {
      looks = 0;
      isDone = sorting.next().done === true;
      expect(looks / 2).toBeLessThan(3 * 2_048);
    }
    // A pause after each run, each merge, and every 2,048th comparison of a merge.
    expect(steps).toBeLessThan((count / 512) * 4);
  }
});

it('lets a new article in with a few comparisons, however long the list is', () => {
  const { rows } = sorted(shelf(4_096), byTitle);
  looks = 0;
  const now = [titled('new', 'Title 1234')];
  expect(patchRows(rows, new Set(), now, byTitle)).toHaveLength(4_097);
  expect(looks / 2).toBeLessThan(20);
});
