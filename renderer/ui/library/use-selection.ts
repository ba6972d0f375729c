import { useState } from 'react';
import type { Article } from '../../core/article';
import { nothingSelected, type Selection, survive } from './selection';

/**
 * The selection in a list that changes under it. `viewKey` names the list: in another one what is
 * still there stays selected, and nothing else is.
 */
export function useSelection(
  rows: readonly Article[],
  viewKey: string,
): [Selection, (selection: Selection) => void] {
  const [selection, setSelection] = useState(nothingSelected);
  const [before, setBefore] = useState({ rows, viewKey });
  if (before.rows === rows && before.viewKey === viewKey) return [selection, setSelection];

  const isSameView = before.viewKey === viewKey;
  const isStillThere = rows.some((row) => row.id === selection.focus);
  const next = isSameView || isStillThere ? survive(selection, before.rows, rows) : nothingSelected;
  setBefore({ rows, viewKey });
  if (next !== selection) setSelection(next);
  return [next, setSelection];
}
