import { type Dispatch, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import { type Departure, nothingSelected, type Selection, selectionAfter } from './selection';

export type SelectionState = [selection: Selection, select: Dispatch<Selection>];

/**
 * The selection of a list whose rows change. When `viewKey` changes, articles that are still listed
 * stay selected and no others are.
 *
 * @param state the state hook that holds the selection, as the caller's rows may depend on it
 * @param departureOf why an article of `before` is not in `rows`; see `selectionAfter`
 */
export function useSelection<Row extends { readonly id: string }>(
  [selection, setSelection]: SelectionState,
  rows: readonly Row[],
  viewKey: string,
  departureOf?: (id: ArticleId, before: readonly Row[]) => Departure,
): SelectionState {
  const [before, setBefore] = useState({ rows, viewKey });
  if (before.rows === rows && before.viewKey === viewKey) return [selection, setSelection];

  const isSameView = before.viewKey === viewKey;
  const isStillThere = rows.some((row) => row.id === selection.focus);
  const next =
    isSameView || isStillThere
      ? selectionAfter(
          selection,
          before.rows,
          rows,
          departureOf && ((id: ArticleId) => departureOf(id, before.rows)),
        )
      : nothingSelected;
  setBefore({ rows, viewKey });
  if (next !== selection) setSelection(next);
  return [next, setSelection];
}
