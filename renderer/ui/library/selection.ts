import type { Article, ArticleId } from '../../core/article/article';

/** The selection of a list. `focus` is the row that the arrow keys move from. */
export interface Selection {
  ids: ReadonlySet<ArticleId>;
  /** The fixed end of a range that is extended with Shift. */
  anchor: ArticleId | null;
  focus: ArticleId | null;
  /** The row next to the focused one, set when that left the list and no other row was focused. */
  next?: ArticleId | null;
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

/** Moves the focus by `by` rows, stopping at both ends; without one it goes to the first row. */
export function step(selection: Selection, rows: Rows, by: number, extend: boolean): Selection {
  if (rows.length === 0) return selection;
  const id = rows[indexAfterStep(selection, rows, by)]!.id;
  return extend ? extendTo(selection, id, rows) : selectOnly(id);
}

function indexAfterStep({ focus, next }: Selection, rows: Rows, by: number): number {
  const within = (index: number) => Math.min(rows.length - 1, Math.max(0, index));
  const at = rows.findIndex((row) => row.id === focus);
  if (at >= 0) return within(at + by);
  const nextAt = rows.findIndex((row) => row.id === next);
  // The focus lies between two rows: one step down leads to `next` itself.
  return nextAt < 0 ? 0 : within(nextAt + by - (by > 0 ? 1 : 0));
}

/** Why an article's row left the list. */
export type Departure =
  /** The article was deleted, or changed by an action of the user: the next row is selected. */
  | { kind: 'gone' }
  /** The article still exists and no action of the user removed it: no other row is selected. */
  | { kind: 'hidden' }
  /** The article was merged into another one. */
  | { kind: 'joined'; to: ArticleId };

const gone: Departure = { kind: 'gone' };

/**
 * The selection after the list changed. Only rows that are still in the list stay selected. When
 * none is left, the row that took the place of the focused one is selected. When that article is
 * only hidden, no row is selected, so that no key acts on an article that the user did not select.
 */
export function selectionAfter(
  selection: Selection,
  before: Rows,
  after: Rows,
  departureOf: (id: ArticleId) => Departure = () => gone,
): Selection {
  const { ids, focus, anchor, next } = selection;
  if (focus === null && ids.size === 0 && !next) return selection;
  const isThere = memberTest(after, ids.size + 3);
  const departed = [...ids].filter((id) => !isThere(id));
  const focusStays = focus === null || isThere(focus);
  if (departed.length === 0 && focusStays && (!next || isThere(next))) return selection;

  const follow = (id: ArticleId | null): ArticleId | null => {
    if (id === null || isThere(id)) return id;
    const departure = departureOf(id);
    return departure.kind === 'joined' && isThere(departure.to) ? departure.to : null;
  };
  const kept = new Set([...ids].flatMap((id) => follow(id) ?? []));
  const lost = focus ?? departed[0] ?? next ?? null;
  const followed = follow(focus);
  if (followed !== null && (kept.size > 0 || departed.length === 0)) {
    return { ids: kept, anchor: follow(anchor) ?? followed, focus: followed };
  }
  // When several rows were selected, the focus goes to one that still is.
  const successor = neighbour(lost, before, after, kept.size > 0 ? (id) => kept.has(id) : isThere);
  if (kept.size > 0) return { ids: kept, anchor: follow(anchor) ?? successor, focus: successor };
  const isHidden = [focus, ...departed].some(
    (id) => id !== null && !isThere(id) && departureOf(id).kind === 'hidden',
  );
  if (isHidden || (ids.size === 0 && focus === null)) {
    return { ...nothingSelected, next: successor };
  }
  const taker = followed ?? successor;
  return taker === null ? nothingSelected : selectOnly(taker);
}

/** The nearest row below `lost` in `before` that qualifies, else the nearest above. */
function neighbour(
  lost: ArticleId | null,
  before: Rows,
  after: Rows,
  qualifies: (id: ArticleId) => boolean,
): ArticleId | null {
  const at = before.findIndex((row) => row.id === lost);
  if (at < 0) return after.find((row) => qualifies(row.id))?.id ?? null;
  for (let below = at; below < before.length; below++) {
    if (qualifies(before[below]!.id)) return before[below]!.id;
  }
  return before.slice(0, at).findLast((row) => qualifies(row.id))?.id ?? null;
}

/** Up to this many look-ups, scanning the rows is cheaper than building a set of all ids. */
const mostScans = 8;

function memberTest(rows: Rows, lookUps: number): (id: ArticleId) => boolean {
  let set: ReadonlySet<ArticleId> | null = null;
  let scans = 0;
  return (id) => {
    scans += 1;
    if (set === null && lookUps <= mostScans && scans <= mostScans) {
      return rows.some((row) => row.id === id);
    }
    set ??= new Set(rows.map((row) => row.id));
    return set.has(id);
  };
}

function indexOf(rows: Rows, id: ArticleId): number {
  return Math.max(
    0,
    rows.findIndex((row) => row.id === id),
  );
}
