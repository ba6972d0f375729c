import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Column,
  columnNames,
  columnsOf,
  firstColumns,
  fittingColumns,
  widestColumn,
  withMoved,
  withToggled,
  withWidth,
} from '../../../renderer/ui/library/columns';

const names = (columns: readonly Column[]) => columns.map(({ name }) => name).join(' ');

it('shows the columns for which there is room, from the left, and the title alone in a narrow list', () => {
  expect(names(fittingColumns(firstColumns, 3_000))).toBe(names(firstColumns));
  expect(names(fittingColumns(firstColumns, 640))).toBe('site author published');
  expect(fittingColumns(firstColumns, 300)).toEqual([]);
});

it('hides, shows, moves and widens a column', () => {
  const without = withToggled(firstColumns, 'author');
  expect(names(without)).toBe('site published saved tags length');
  expect(names(withToggled(without, 'author'))).toBe('site published saved tags length author');
  expect(names(withMoved(firstColumns, 'author', -1))).toMatch(/^author site/);
  expect(withMoved(firstColumns, 'site', -1)).toBe(firstColumns);
  expect(withWidth(firstColumns, 'site', 9_000)[0]?.width).toBe(widestColumn);
});

it('reads whatever was stored: each known column once, of a width that can be read', () => {
  expect(columnsOf(undefined)).toBe(firstColumns);
  const stored = fc.array(
    fc.oneof(
      fc.anything(),
      fc.record({ name: fc.constantFrom(...columnNames, 'price'), width: fc.anything() }),
      fc.record({ name: fc.constantFrom(...columnNames), width: fc.double() }),
    ),
  );
  fc.assert(
    fc.property(stored, (value) => {
      const columns = columnsOf(value);
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
      for (const { name, width } of columns) {
        expect(columnNames).toContain(name);
        expect(width).toBeGreaterThanOrEqual(56);
        expect(width).toBeLessThanOrEqual(widestColumn);
      }
    }),
  );
});
