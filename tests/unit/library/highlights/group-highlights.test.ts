import { expect, test } from 'vitest';
import type { Highlight } from '../../../../renderer/core/highlights/highlight';
import {
  byArticle,
  groupHighlights,
  type ListedHighlight,
} from '../../../../renderer/library/highlights/group-highlights';
import { article } from '../../article';

const day = (number: number) => new Date(2025, 0, number, 12).getTime();
const listed = (
  of: string,
  id: string,
  createdAt: number,
  tags: string[] = [],
): ListedHighlight => {
  const mark: Highlight = {
    ...{ id, quote: id, prefix: '', suffix: '', colour: 'yellow', note: '', tags, createdAt },
  };
  return { key: `${of}/${id}`, article: of, mark };
};
const all = [
  listed('A', '1', day(3), ['sea', 'port']),
  listed('B', '2', day(2), ['port']),
  listed('A', '3', day(1)),
  listed('B', '4', 0, ['sea']),
];
const shape = (grouping: 'article' | 'tag' | 'day') =>
  groupHighlights(all, grouping).map(({ of, rows }) => [
    of,
    rows.map(({ mark }) => mark.id).join(),
  ]);

test('by article, the one with the newest highlight first, its oldest first', () => {
  expect(shape('article')).toEqual([
    ['A', '3,1'],
    ['B', '4,2'],
  ]);
});

test('by tag in the order of the alphabet, a highlight in each of its tags, those without last', () => {
  expect(shape('tag')).toEqual([
    ['port', '2,1'],
    ['sea', '4,1'],
    ['', '3'],
  ]);
});

test('by day, newest first, unknown days last', () => {
  expect(shape('day')).toEqual([
    ['2025-01-03', '1'],
    ['2025-01-02', '2'],
    ['2025-01-01', '3'],
    ['', '4'],
  ]);
});

test('rows are unique, and are exported once', () => {
  const rows = groupHighlights(all, 'tag').flatMap((group) => group.rows);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const exported = byArticle(rows, (id) => (id === 'A' ? article({ id }) : undefined));
  expect(exported.map(({ highlights }) => highlights.map(({ id }) => id))).toEqual([['1', '3']]);
});

test('by article and in exports they are in the order of the text, those without a place last', () => {
  const places = new Map([
    ['A/1', 10],
    ['A/3', 400],
    ['B/2', 7],
  ]);
  const groups = groupHighlights(all, 'article', places);
  expect(groups.map(({ rows }) => rows.map(({ mark }) => mark.id).join())).toEqual(['1,3', '2,4']);

  const byDay = groupHighlights(all, 'day', places).flatMap((group) => group.rows);
  const exported = byArticle(byDay, (id) => article({ id }), places);
  expect(exported.map(({ highlights }) => highlights.map(({ id }) => id).join())).toEqual([
    '1,3',
    '2,4',
  ]);
});
