import { type RefObject, useMemo, useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import type { TrashedEntry } from '../../library/actions/list-trash';
import { useStrings } from '../i18n/language-context';
import { nothingSelected, type Selection } from '../library/selection';
import { useSelection } from '../library/use-selection';
import { type TrashRows, useTrashRows } from './trash-rows';
import type { Trash } from './use-trash';
import { useTrashSearch } from './use-trash-search';

export interface TrashPlace extends TrashRows {
  /** True while the trash replaces the list. */
  isOpen: boolean;
  setIsOpen: (isOpen: boolean) => void;
  /** What the query finds; all entries without one. */
  rows: readonly Article[];
  query: string;
  setQuery: (query: string) => void;
  /** True while texts are still being read for the query. */
  isSearching: boolean;
  box: RefObject<HTMLInputElement | null>;
  /** The frame of the entry that is read. */
  frame: RefObject<HTMLIFrameElement | null>;
  selection: Selection;
  select: (selection: Selection) => void;
  chosen: readonly TrashedEntry[];
  restoreChosen: () => void;
}

/** The trash as a place in the sidebar, with its own selection and search. */
export function useTrashPlace(trash: Trash, isOpenAtFirst: boolean): TrashPlace {
  const strings = useStrings();
  const box = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [query, setQuery] = useState('');
  const { rows: all, entries } = useTrashRows(trash.entries, strings);
  const found = useTrashSearch(entries, query);
  const { names } = found;
  const rows = useMemo(() => (names ? all.filter(({ id }) => names.has(id)) : all), [all, names]);
  const [selection, select] = useSelection(useState(nothingSelected), rows, 'trash');
  const chosen = useMemo(
    () => [...selection.ids].flatMap((name) => entries.get(name) ?? []),
    [selection.ids, entries],
  );
  const restoreChosen = () => {
    if (chosen.length > 0) trash.restore(chosen);
  };
  const setIsOpen = (opens: boolean) => {
    setOpen(opens);
    if (!opens) setQuery('');
  };
  return {
    ...{ isOpen, setIsOpen, rows, entries, selection, select, chosen, restoreChosen },
    ...{ query, setQuery, isSearching: found.isSearching, box, frame },
  };
}
