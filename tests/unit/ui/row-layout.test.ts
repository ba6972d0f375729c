import { expect, it } from 'vitest';
import { headerHeight, RowLayout } from '../../../renderer/ui/library/row-layout';

it('places rows below each other without groups', () => {
  const layout = new RowLayout(100, null);
  expect([layout.topOf(0), layout.topOf(3), layout.sizeOf(3)]).toEqual([0, 300, 100]);
  expect([layout.rowAt(0), layout.rowAt(299), layout.rowAt(300)]).toEqual([0, 2, 3]);
});

it('places rows below the headers of their groups', () => {
  const sections = [3, 1, 2].map((count, at) => ({ of: `${at}`, start: [0, 3, 4][at]!, count }));
  const layout = new RowLayout(100, sections);
  const rows = [0, 1, 2, 3, 4, 5];
  const tops = rows.map((row) => layout.topOf(row));
  expect(tops).toEqual([0, 100, 200, 330, 460, 560].map((top) => top + headerHeight));
  // Each row begins where the ones before it end.
  let end = 0;
  for (const row of rows) {
    end += layout.sizeOf(row);
    expect(layout.topOf(row) + 100).toBe(end);
    expect(layout.rowAt(layout.topOf(row))).toBe(row);
    expect(layout.rowAt(layout.topOf(row) + 99)).toBe(row);
  }
  expect(layout.rowAt(layout.topOfSection(1))).toBe(3);
  expect(layout.topOfSection(2) + layout.heightOfSection(2)).toBe(end);
});
