import { describe, expect, it } from 'vitest';
import {
  extendTo,
  nothingSelected,
  selectAll,
  selectionAfter,
  selectOnly,
  step,
  toggle,
} from '../../../renderer/ui/library/selection';

const rows = (ids: string) => [...ids].map((id) => ({ id }));
const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].sort().join('');
const abc = rows('abcdef');

describe('moving with the keys', () => {
  it('begins at the first row', () => {
    expect(step(nothingSelected, abc, 1, false).focus).toBe('a');
    expect(step(nothingSelected, abc, -1, false).focus).toBe('a');
  });

  it('stops at both ends', () => {
    expect(step(selectOnly('f'), abc, 1, false).focus).toBe('f');
    expect(step(selectOnly('b'), abc, -10, false).focus).toBe('a');
  });

  it('does nothing in an empty list', () => {
    expect(step(nothingSelected, [], 1, false)).toBe(nothingSelected);
  });

  it('grows and shrinks a range around where it began', () => {
    let selection = step(selectOnly('c'), abc, 1, true);
    selection = step(selection, abc, 1, true);
    expect(ids(selection)).toBe('cde');
    selection = step(step(step(selection, abc, -1, true), abc, -1, true), abc, -1, true);
    expect(ids(selection)).toBe('bc');
  });
});

describe('clicking', () => {
  it('selects a range with Shift, in either direction', () => {
    expect(ids(extendTo(selectOnly('b'), 'd', abc))).toBe('bcd');
    expect(ids(extendTo(selectOnly('d'), 'b', abc))).toBe('bcd');
  });

  it('adds and takes away one with Ctrl', () => {
    const two = toggle(selectOnly('b'), 'e');
    expect(ids(two)).toBe('be');
    expect(ids(toggle(two, 'b'))).toBe('e');
  });

  it('selects all and keeps the focus where it is', () => {
    const all = selectAll(selectOnly('c'), abc);
    expect(ids(all)).toBe('abcdef');
    expect(all.focus).toBe('c');
  });
});

describe('when the list changes', () => {
  it('stays as it is when rows come in around it', () => {
    const selection = selectOnly('c');
    expect(selectionAfter(selection, abc, rows('xabycdzef'))).toBe(selection);
  });

  it('moves to the row that took the place of the one that is gone', () => {
    const after = selectionAfter(selectOnly('c'), abc, rows('abdef'));
    expect(after.focus).toBe('d');
    expect(ids(after)).toBe('d');
  });

  it('moves up from the end', () => {
    expect(selectionAfter(selectOnly('f'), abc, rows('abcde')).focus).toBe('e');
  });

  it('never keeps what is no longer seen', () => {
    const three = extendTo(selectOnly('b'), 'd', abc);
    expect(ids(selectionAfter(three, abc, rows('acdef')))).toBe('cd');
  });

  it('selects nothing in a list that was emptied', () => {
    const after = selectionAfter(selectOnly('c'), abc, []);
    expect(after.focus).toBeNull();
    expect(ids(after)).toBe('');
  });
});

describe('when a row leaves the list, and its article not the library', () => {
  const hidden = () => ({ kind: 'hidden' }) as const;

  it('selects no other in its place', () => {
    const after = selectionAfter(selectOnly('c'), abc, rows('abdef'), hidden);
    expect(after.focus).toBeNull();
    expect(ids(after)).toBe('');
  });

  it.each([
    [1, 'd'],
    [2, 'e'],
    [-1, 'b'],
  ])('goes on from its place with the keys, by %d', (by, id) => {
    const after = selectionAfter(selectOnly('c'), abc, rows('abdef'), hidden);
    expect(step(after, rows('abdef'), by, false).focus).toBe(id);
  });

  it('keeps that place while other rows go', () => {
    let after = selectionAfter(selectOnly('c'), abc, rows('abdef'), hidden);
    after = selectionAfter(after, rows('abdef'), rows('abef'), hidden);
    expect(ids(after)).toBe('');
    expect(step(after, rows('abef'), 1, false).focus).toBe('e');
  });
});

describe('when one of several that are selected is gone', () => {
  it('has the focus on one that is still selected', () => {
    const two = toggle(selectOnly('b'), 'e');
    const after = selectionAfter(two, abc, rows('abcdf'));
    expect(ids(after)).toBe('b');
    expect(after.focus).toBe('b');
  });

  it('keeps the others where it is merely hidden', () => {
    const two = toggle(selectOnly('b'), 'e');
    const after = selectionAfter(two, abc, rows('abcdf'), () => ({ kind: 'hidden' }));
    expect(ids(after)).toBe('b');
    expect(after.focus).toBe('b');
  });
});

describe('when an article has become a part of another', () => {
  const joined = () => ({ kind: 'joined', to: 'f' }) as const;

  it('goes with it', () => {
    const after = selectionAfter(selectOnly('c'), abc, rows('abdef'), joined);
    expect([ids(after), after.focus, after.anchor]).toEqual(['f', 'f', 'f']);
  });

  it('stays among several', () => {
    const two = toggle(selectOnly('b'), 'c');
    const after = selectionAfter(two, abc, rows('abdef'), joined);
    expect(ids(after)).toBe('bf');
    expect(after.focus).toBe('f');
  });
});
