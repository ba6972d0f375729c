import { expect, test } from 'vitest';
import { foldCopies } from '../../../../renderer/library/copies/fold-copies';
import { article } from '../../article';

const rows = ['A', 'B', 'C', 'D', 'E'].map((id) => article({ id }));
const copies = {
  groupOf: new Map([
    ['B', 'B'],
    ['D', 'B'],
    ['E', 'B'],
    ['X', 'C'],
    ['C', 'C'],
  ] as const),
};
const shown = (unfolded: string[] = [], list = rows) =>
  foldCopies(list, copies, new Set(unfolded)).rows.map(({ id }) => id);

test('the first in the list’s order stands for its copies', () => {
  expect(shown()).toEqual(['A', 'B', 'C']);
  expect(shown([], rows.toReversed())).toEqual(['E', 'C', 'A']);
  const { folds } = foldCopies(rows, copies, new Set());
  expect(folds.get('B')).toEqual({ isLeader: true, count: 3, isOpen: false });
  // The only copy of C is filtered out.
  expect(folds.get('C')).toBeUndefined();
});

test('the copy with the reader’s own work stands for the others, at the place of the first', () => {
  const changed = (change: Record<string, Parameters<typeof article>[0]>) =>
    rows.map((row) => ({ ...row, ...change[row.id] }));
  expect(shown([], changed({ D: { highlightCount: 1 } }))).toEqual(['A', 'D', 'C']);
  expect(shown([], changed({ D: { tags: ['sea'], starred: true }, E: { note: 'Ask.' } }))).toEqual([
    ...['A', 'E', 'C'],
  ]);
  expect(shown([], changed({ B: { progress: 0.4 }, E: { tags: ['sea'] } }))).toEqual([
    'A',
    'E',
    'C',
  ]);
  expect(shown(['B'], changed({ E: { progress: 0.4 } }))).toEqual(['A', 'E', 'B', 'D', 'C']);
});

test('an unfolded one has its copies below it', () => {
  expect(shown(['B'])).toEqual(['A', 'B', 'D', 'E', 'C']);
});

test('a group stays unfolded when an older copy gives it another id', () => {
  expect(shown(['D'])).toEqual(['A', 'B', 'D', 'E', 'C']);
});

test('a list without copies is left as it is', () => {
  expect(foldCopies(rows, { groupOf: new Map() }, new Set()).rows).toBe(rows);
});
