import type { Article, ArticleId } from '../../core/article/article';

/** What is selected in the list; `focus` is the row that the keys move. */
export interface Selection {
  ids: ReadonlySet<ArticleId>;
  /** Where a range began. */
  anchor: ArticleId | null;
  focus: ArticleId | null;
  /** When the row in focus left the list and nothing took over its focus: the row the keys go to. */
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

/** Moves the focus by so many rows, stopping at the ends; from nowhere it goes to the first. */
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
  // The focus lies between the rows: the first step down is to `next` itself.
  return nextAt < 0 ? 0 : within(nextAt + by - (by > 0 ? 1 : 0));
}

/** What became of an article whose row left the list. */
export type Departure =
  /** It was deleted, or its reader did what takes it off this list: the next row is selected. */
  | { kind: 'gone' }
  /** It is still in the library and nobody asked for it to leave: no other is selected instead. */
  | { kind: 'hidden' }
  /** It is a part of this article now. */
  | { kind: 'joined'; to: ArticleId };

const gone: Departure = { kind: 'gone' };

/**
 * The selection after the list changed. Only rows that are in it stay selected. When none is left,
 * the row that took the place of the one in focus is selected, unless that article is merely hidden:
 * then nothing is, so that no key acts on an article that nobody chose.
 */
export function survive(
  selection: Selection,
  before: Rows,
  after: Rows,
  departureOf: (id: ArticleId) => Departure = () => gone,
): Selection {
  const { ids, focus, anchor, next } = selection;
  if (focus === null && ids.size === 0 && !next) return selection;
  const isThere = membership(after, ids.size + 3);
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
  // Of several that are selected, one that still is has the focus.
  const heir = neighbour(lost, before, after, kept.size > 0 ? (id) => kept.has(id) : isThere);
  if (kept.size > 0) return { ids: kept, anchor: follow(anchor) ?? heir, focus: heir };
  const isHidden = [focus, ...departed].some(
    (id) => id !== null && !isThere(id) && departureOf(id).kind === 'hidden',
  );
  if (isHidden || (ids.size === 0 && focus === null)) {
    return { ...nothingSelected, next: heir };
  }
  const taker = followed ?? heir;
  return taker === null ? nothingSelected : selectOnly(taker);
}

/** Where `before` had `lost`: the nearest row below it that qualifies, else the nearest above. */
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

/** Below this many questions, a scan for each is cheaper than a set of a hundred thousand ids. */
const fewQuestions = 8;

function membership(rows: Rows, questions: number): (id: ArticleId) => boolean {
  let set: ReadonlySet<ArticleId> | null = null;
  let scans = 0;
  return (id) => {
    scans += 1;
    if (set === null && questions <= fewQuestions && scans <= fewQuestions) {
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
