import type { Article, ArticleId } from '../../core/article/article';
import type { Copies } from './copy-list';

/** A row that belongs to a group of copies. */
export interface FoldedRow {
  /** True for the row that represents the others: see `leaderOf`. */
  isLeader: boolean;
  /** Number of the group's articles in the list. */
  count: number;
  /** True when the other rows are shown below the leader. */
  isOpen: boolean;
  /** The first of the group's articles in the list's order, at whose place they stand. */
  first: Article;
}

/** What was folded last, and from what. */
export interface Folding {
  of: readonly Article[];
  groupOf: Copies['groupOf'];
  unfolded: ReadonlySet<ArticleId>;
  made: FoldedRows;
}

export interface FoldedRows {
  rows: readonly Article[];
  folds: ReadonlyMap<ArticleId, FoldedRow>;
  /** The leader of each group. */
  leaders: ReadonlyMap<ArticleId, ArticleId>;
}

/**
 * The copy that represents its group: the one with most of the reader's own work, so that a newer copy does
 * not hide highlights. Of equals the first in the list's order. What was opened last does not count: the row
 * would change by reading.
 */
function leaderOf(copies: readonly Article[]): Article {
  return copies.reduce((best, each) => (workIn(each) > workIn(best) ? each : best));
}

/** Words of the reader's own count most, then what he has set, then what he has read. */
function workIn({ highlightCount, note, tags, starred, state, progress }: Article): number {
  const hasWords = highlightCount > 0 || note !== '';
  const isFiled = starred || tags.length > 0;
  const isRead = state !== 'unread' || progress > 0;
  return (hasWords ? 4 : 0) + (isFiled ? 2 : 0) + (isRead ? 1 : 0);
}

/**
 * Shows one row for each group of copies, at the place of its first; the other rows of an unfolded group
 * follow it.
 *
 * @param unfolded articles whose groups are open. Article ids are stable, while a group's id changes
 *   when an older copy joins it.
 */
export function foldCopies(
  rows: readonly Article[],
  { groupOf }: Copies,
  unfolded: ReadonlySet<ArticleId>,
): FoldedRows {
  const members = new Map<ArticleId, Article[]>();
  const folds = new Map<ArticleId, FoldedRow>();
  const leaders = new Map<ArticleId, ArticleId>();
  if (groupOf.size === 0) return { rows, folds, leaders };
  for (const row of rows) {
    const group = groupOf.get(row.id);
    if (group === undefined) continue;
    const known = members.get(group);
    if (known === undefined) members.set(group, [row]);
    else known.push(row);
  }
  const shown: Article[] = [];
  for (const row of rows) {
    const group = groupOf.get(row.id);
    const all = group === undefined ? undefined : members.get(group);
    if (group === undefined || all === undefined || all.length < 2) {
      shown.push(row);
      continue;
    }
    if (leaders.has(group)) continue;
    const leader = leaderOf(all);
    leaders.set(group, leader.id);
    const isOpen = unfolded.has(group) || all.some(({ id }) => unfolded.has(id));
    shown.push(leader);
    if (isOpen) shown.push(...all.filter((other) => other !== leader));
    for (const { id } of all) {
      folds.set(id, { isLeader: id === leader.id, count: all.length, isOpen, first: row });
    }
  }
  return { rows: leaders.size === 0 ? rows : shown, folds, leaders };
}

/**
 * As `foldCopies`, by what has changed since the last time: most patches of a list of 100,000 rows change a
 * few that have no copies, and looking for all groups takes ten times as long as the patch itself.
 */
export function foldAgain(
  last: Folding | null,
  rows: readonly Article[],
  copies: Copies,
  unfolded: ReadonlySet<ArticleId>,
): Folding {
  const { groupOf } = copies;
  const isSame = last !== null && last.groupOf === groupOf && last.unfolded === unfolded;
  const made = (isSame && foldChanged(last, rows)) || foldCopies(rows, copies, unfolded);
  return { of: rows, groupOf, unfolded, made };
}

/** Null when one of the changed rows is in a group. */
function foldChanged({ of: before, groupOf, made }: Folding, now: readonly Article[]) {
  if (made.leaders.size === 0 && groupOf.size === 0) return { ...made, rows: now };
  const least = Math.min(before.length, now.length);
  let start = 0;
  while (start < least && before[start] === now[start]) start++;
  let same = 0;
  while (same < least - start && before[before.length - 1 - same] === now[now.length - 1 - same]) {
    same++;
  }
  const gone = before.slice(start, before.length - same);
  const come = now.slice(start, now.length - same);
  const isGrouped = ({ id }: Article) => groupOf.has(id);
  if (gone.some(isGrouped) || come.some(isGrouped)) return null;
  if (made.leaders.size === 0) return { ...made, rows: now };
  // The rows with copies around the changed ones may stand elsewhere, the others are in their order.
  let anchor = start - 1;
  while (anchor >= 0 && isGrouped(before[anchor]!)) anchor--;
  if (anchor !== start - 1) return null;
  const place = anchor < 0 ? 0 : made.rows.indexOf(before[anchor]!) + 1;
  const rows = made.rows.slice(0, place).concat(come, made.rows.slice(place + gone.length));
  return { ...made, rows };
}
