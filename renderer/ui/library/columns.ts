import type { SortKey } from '../../library/list/article-view';

/** The columns of the list beside that of the titles, which is always there and takes the room that is left. */
export const columnNames = [
  ...(['site', 'author', 'published', 'saved', 'tags', 'length', 'state'] as const),
] as const;

export type ColumnName = (typeof columnNames)[number];

export interface Column {
  name: ColumnName;
  /** In CSS pixels. */
  width: number;
}

/** Widths that can be read and that leave room for others, in CSS pixels. */
export const narrowestColumn = 56;
export const widestColumn = 400;
const narrowestTitle = 220;
/** The list's padding at both sides, its scroll bar and the gaps between columns: article-rows.css. */
const edges = 24 + 14 + 15;
const gap = 10;

const firstWidths: Record<ColumnName, number> = {
  ...{ site: 120, author: 110, published: 104, saved: 104, tags: 140, length: 64, state: 84 },
};

export const firstColumns: readonly Column[] = columnNames
  .filter((name) => name !== 'state')
  .map((name) => ({ name, width: firstWidths[name] }));

/** The order that a column's header sorts by; null where there is none. */
export const sortOfColumn: Record<ColumnName | 'title', SortKey | null> = {
  ...{ title: 'title', site: 'site', author: 'author', published: 'published' },
  ...{ saved: 'saved', tags: null, length: 'length', state: 'state' },
};

/** Orders that begin with the greatest. */
export const beginsWithGreatest: readonly SortKey[] = ['saved', 'published', 'length'];

/** What was stored by this version or another one; columns that are not understood are left out. */
export function columnsOf(stored: unknown): readonly Column[] {
  if (!Array.isArray(stored)) return firstColumns;
  const known = new Map<ColumnName, Column>();
  for (const each of stored) {
    const { name, width } = Object(each);
    const own = columnNames.find((one) => one === name);
    if (own && Number.isFinite(width)) known.set(own, { name: own, width: bounded(width) });
  }
  return [...known.values()];
}

const bounded = (width: number) =>
  Math.round(Math.min(widestColumn, Math.max(narrowestColumn, width)));

/** The columns for which a list of this width has room, from the left. */
export function fittingColumns(columns: readonly Column[], listWidth: number): readonly Column[] {
  let left = listWidth - edges - narrowestTitle;
  const missing = columns.findIndex(({ width }) => {
    left -= width + gap;
    return left < 0;
  });
  return missing < 0 ? columns : columns.slice(0, missing);
}

/** The columns with this one shown at the end, or hidden. */
export function withToggled(columns: readonly Column[], name: ColumnName): readonly Column[] {
  const others = columns.filter((column) => column.name !== name);
  return others.length < columns.length ? others : [...columns, { name, width: firstWidths[name] }];
}

/** The columns with this one moved to the left or the right; the same at the end. */
export function withMoved(
  columns: readonly Column[],
  name: ColumnName,
  by: 1 | -1,
): readonly Column[] {
  const from = columns.findIndex((column) => column.name === name);
  const moved = columns[from];
  const to = from + by;
  if (!moved || to < 0 || to >= columns.length) return columns;
  return columns.toSpliced(from, 1).toSpliced(to, 0, moved);
}

export function withWidth(
  columns: readonly Column[],
  name: ColumnName,
  width: number,
): readonly Column[] {
  return columns.map((column) => (column.name === name ? { name, width: bounded(width) } : column));
}

/** The tracks of the grid that header and rows share. */
export const tracksOf = (columns: readonly Column[]) =>
  ['minmax(0, 1fr)', ...columns.map(({ width }) => `${width}px`)].join(' ');
