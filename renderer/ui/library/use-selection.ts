import { type Dispatch, useState } from 'react';
import type { Article, ArticleId } from '../../core/article/article';
import { type Departure, nothingSelected, type Selection, survive } from './selection';

export type SelectionState = [selection: Selection, select: Dispatch<Selection>];

/**
 * The selection in a list that changes under it. `viewKey` names what the rows show: in another view
 * an article that is still there stays selected, and nothing else is.
 *
 * @param state holds the selection; a state of its caller, whose rows may depend on what is selected
 * @param departureOf what became of an article that is in `before` and not in `rows`; see `survive`
 */
export function useSelection(
  [selection, setSelection]: SelectionState,
  rows: readonly Article[],
  viewKey: string,
  departureOf?: (id: ArticleId, before: readonly Article[]) => Departure,
): SelectionState {
  const [before, setBefore] = useState({ rows, viewKey });
  if (before.rows === rows && before.viewKey === viewKey) return [selection, setSelection];

  const isSameView = before.viewKey === viewKey;
  const isStillThere = rows.some((row) => row.id === selection.focus);
  const next =
    isSameView || isStillThere
      ? survive(
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
