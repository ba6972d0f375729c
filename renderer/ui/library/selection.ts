import type { Article, ArticleId } from '../../core/article';

/** What is selected in the list; `focus` is the row that the keys move. */
export interface Selection {
  ids: ReadonlySet<ArticleId>;
  /** Where a range began. */
  anchor: ArticleId | null;
  focus: ArticleId | null;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null, focus: null };

type Rows = readonly Pick<Article, 'id'>[];

export function selectOnly(id: ArticleId): Selection {
  return { ids: new Set([id]), anchor: id, focus: id };
}

export function toggle(selection: Selection, id: ArticleId): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, focus: id };
}

export function extendTo(selection: Selection, id: ArticleId, rows: Rows): Selection {
  const from = indexOf(rows, selection.anchor ?? id);
  const to = indexOf(rows, id);
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set(range.map((row) => row.id)), anchor: rows[from]?.id ?? id, focus: id };
}

export function selectAll(selection: Selection, rows: Rows): Selection {
  const focus = selection.focus ?? rows[0]?.id ?? null;
  return { ids: new Set(rows.map((row) => row.id)), anchor: rows[0]?.id ?? null, focus };
}

/** Moves the focus by so many rows, stopping at the ends; from nowhere it goes to the first. */
export function step(selection: Selection, rows: Rows, by: number, extend: boolean): Selection {
  if (rows.length === 0) return selection;
  const at = rows.findIndex((row) => row.id === selection.focus);
  const to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
  const id = rows[to]!.id;
  return extend ? extendTo(selection, id, rows) : selectOnly(id);
}

/**
 * The selection after the list changed: what is gone is no longer selected, and when the row in
 * focus is gone the one that took its place has it.
 */
export function survive(selection: Selection, before: Rows, after: Rows): Selection {
  if (selection.focus === null && selection.ids.size === 0) return selection;
  const there = new Set(after.map((row) => row.id));
  const kept = [...selection.ids].filter((id) => there.has(id));
  const focusStays = selection.focus !== null && there.has(selection.focus);
  if (focusStays && kept.length === selection.ids.size) return selection;
  const focus = focusStays ? selection.focus : neighbour(selection.focus, before, after, there);
  const ids = new Set(kept.length === 0 && focus !== null ? [focus] : kept);
  const anchor =
    selection.anchor !== null && there.has(selection.anchor) ? selection.anchor : focus;
  return { ids, anchor, focus };
}

/** The nearest row below that is still there, else the nearest above. */
function neighbour(
  gone: ArticleId | null,
  before: Rows,
  after: Rows,
  there: ReadonlySet<ArticleId>,
): ArticleId | null {
  const at = before.findIndex((row) => row.id === gone);
  if (at < 0) return after[0]?.id ?? null;
  const below = before.slice(at).find((row) => there.has(row.id));
  const above = before.slice(0, at).findLast((row) => there.has(row.id));
  return (below ?? above)?.id ?? null;
}

function indexOf(rows: Rows, id: ArticleId): number {
  return Math.max(
    0,
    rows.findIndex((row) => row.id === id),
  );
}
