import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Folding,
  foldAgain,
  foldCopies,
} from '../../../../renderer/library/copies/fold-copies';
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
  expect(folds.get('B')).toMatchObject({ isLeader: true, count: 3, isOpen: false });
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

test('after any changes of the list, what is folded anew is the same', () => {
  const names = Array.from('ABCDEFGHIJKL');
  const some = fc.constantFrom(...names);
  const change = fc.record({
    id: some,
    kind: fc.constantFrom('take', 'star', 'add'),
    at: fc.nat(11),
  });
  const groups = fc.dictionary(some, fc.constantFrom('1', '2'), { maxKeys: 5 });
  fc.assert(
    fc.property(groups, fc.array(fc.array(change, { maxLength: 2 })), (groupOf, patches) => {
      const own = { groupOf: new Map(Object.entries(groupOf)) };
      const unfolded = new Set(['A']);
      let list = names.slice(0, 8).map((id) => article({ id }));
      let last: Folding | null = null;
      for (const patch of patches) {
        for (const { id, kind, at } of patch) {
          const known = list.find((row) => row.id === id) ?? article({ id });
          const place = list.indexOf(known);
          list = list.filter((row) => row !== known);
          if (kind === 'star' && place >= 0) list.splice(place, 0, { ...known, starred: true });
          if (kind === 'add') list.splice(at, 0, known);
        }
        last = foldAgain(last, list, own, unfolded);
        expect(last.made).toEqual(foldCopies(list, own, unfolded));
      }
    }),
    { numRuns: 300 },
  );
});

test('a change of a row without copies does not look at the others', () => {
  let looked = 0;
  const counting = new Map(copies.groupOf);
  counting.get = (id) => {
    looked += 1;
    return copies.groupOf.get(id as never);
  };
  const unfolded = new Set<string>();
  const list = [article({ id: '1' }), ...rows, article({ id: '2' })];
  const first = foldAgain(null, list, { groupOf: counting }, unfolded);
  looked = 0;
  const now = list.with(0, article({ id: '1', starred: true }));
  const { made } = foldAgain(first, now, { groupOf: counting }, unfolded);
  expect(made.rows.map(({ id }) => id)).toEqual(['1', 'A', 'B', 'C', '2']);
  expect(made.rows[0]!.starred).toBe(true);
  expect(looked).toBe(0);
});
