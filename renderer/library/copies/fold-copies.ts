import type { Article, ArticleId } from '../../core/article/article';
import type { Copies } from './copy-list';

/** A row that belongs to a group of copies. */
export interface FoldedRow {
  /** True for the first row of the group in the list's order, which represents the others. */
  isLeader: boolean;
  /** Number of the group's articles in the list. */
  count: number;
  /** True when the other rows are shown below the leader. */
  isOpen: boolean;
}

export interface FoldedRows {
  rows: readonly Article[];
  folds: ReadonlyMap<ArticleId, FoldedRow>;
  /** The leader of each group. */
  leaders: ReadonlyMap<ArticleId, ArticleId>;
}

/**
 * Shows one row for each group of copies; the other rows of an unfolded group follow it.
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
    leaders.set(group, row.id);
    const isOpen = unfolded.has(group) || all.some(({ id }) => unfolded.has(id));
    shown.push(...(isOpen ? all : [row]));
    for (const { id } of all) folds.set(id, { isLeader: id === row.id, count: all.length, isOpen });
  }
  return { rows: leaders.size === 0 ? rows : shown, folds, leaders };
}
