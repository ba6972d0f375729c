import { useMemo, useState } from 'react';
import type { Article } from '../../core/article/article';
import type { TrashedEntry } from '../../library/actions/list-trash';
import { useStrings } from '../i18n/language-context';
import { nothingSelected, type Selection } from '../library/selection';
import { useSelection } from '../library/use-selection';
import { type TrashRows, useTrashRows } from './trash-rows';
import type { Trash } from './use-trash';

export interface TrashPlace extends TrashRows {
  /** True while the trash replaces the list. */
  isOpen: boolean;
  setIsOpen: (isOpen: boolean) => void;
  rows: readonly Article[];
  selection: Selection;
  select: (selection: Selection) => void;
  chosen: readonly TrashedEntry[];
  restoreChosen: () => void;
}

/** The trash as a place in the sidebar, with its own selection. */
export function useTrashPlace(trash: Trash, isOpenAtFirst: boolean): TrashPlace {
  const strings = useStrings();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const { rows, entries } = useTrashRows(trash.entries, strings);
  const [selection, select] = useSelection(useState(nothingSelected), rows, 'trash');
  const chosen = useMemo(
    () => [...selection.ids].flatMap((name) => entries.get(name) ?? []),
    [selection.ids, entries],
  );
  const restoreChosen = () => {
    if (chosen.length > 0) trash.restore(chosen);
  };
  return { isOpen, setIsOpen, rows, entries, selection, select, chosen, restoreChosen };
}
