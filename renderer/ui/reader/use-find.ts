import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { createWordFinder, type FindWanted } from '../../search/marks/find-words';
import type { Mark } from '../../search/text/needle';
import { useWhenChanged } from '../app/use-when-changed';
import {
  chooseFound,
  type FindablePage,
  firstFrom,
  goToFound,
  showFound,
  styleFound,
  topOf,
} from './findable-page';

/** The bar that finds words in the open article or its original. */
export interface Find {
  isOpen: boolean;
  wanted: FindWanted;
  /** The number of places. */
  total: number;
  /** Index of the current place. */
  current: number;
  /** The field of the bar. */
  field: RefObject<HTMLInputElement | null>;
  /** Opens the bar, with the words that are selected in the page, and focuses it. */
  open(): void;
  want(change: Partial<FindWanted>): void;
  /** Goes to the next (1) or previous (-1) place; opens the bar when it is closed. */
  move(by: 1 | -1): void;
  /** Closes the bar, and selects the current place in the page. False when it was closed. */
  close(): boolean;
}

/** A longer selection is a passage to highlight, no words to look for. */
const longestSelected = 200;
/** Places that are marked around the current one, at most: a letter may occur in a book a hundred thousand times. */
const mostMarked = 4000;
const markedStep = mostMarked / 4;
const nowhere: readonly Mark[] = [];

/**
 * @param page null while there is none
 * @param articleId the bar is closed when another article opens
 */
export function useFind(page: FindablePage | null, articleId: string): Find {
  const [isOpen, setIsOpen] = useState(false);
  const [wanted, setWanted] = useState<FindWanted>({
    words: '',
    matchCase: false,
    wholeWords: false,
  });
  const [chosen, setChosen] = useState({ places: nowhere, at: 0 });
  const field = useRef<HTMLInputElement>(null);
  // What is typed is looked for from here on, in pixels from the top of the page.
  const from = useRef<{ page: FindablePage; top: number } | null>(null);
  // Notes the place at which the bar was opened as left.
  const leave = useRef<(() => void) | null>(null);
  const isSearching = isOpen && wanted.words !== '';

  const read = useMemo(() => {
    if (!page || !isSearching) return null;
    const { text, rangeOf } = page.read();
    return { page, rangeOf, finder: createWordFinder(text, page.lang) };
  }, [page, isSearching]);
  const places = useMemo(() => read?.finder.find(wanted) ?? nowhere, [read, wanted]);
  const first = useMemo(() => {
    if (!read) return 0;
    const { page } = read;
    // A page that came while the bar was open; what it is scrolled to by the words must not count.
    if (from.current?.page !== page) from.current = { page, top: page.window.scrollY };
    const { top } = from.current;
    return firstFrom(page, places.length, (index) => read.rangeOf(places[index]!), top);
  }, [read, places]);
  const current = chosen.places === places ? chosen.at : first;

  const hidden = useMemo(() => {
    if (!page?.hidden || !isSearching) return null;
    return { show: page.hidden.show, finder: createWordFinder(page.hidden.read(), page.lang) };
  }, [page, isSearching]);
  useEffect(() => {
    if (hidden && hidden.finder.find(wanted).length > 0) hidden.show();
  }, [hidden, wanted]);

  useEffect(() => {
    if (read) return styleFound(read.page);
  }, [read]);

  const middle = Math.round(current / markedStep) * markedStep;
  const marked = useMemo(
    () =>
      read
        ? places
            .slice(Math.max(0, middle - mostMarked / 2), middle + mostMarked / 2)
            .map(read.rangeOf)
        : [],
    [read, places, middle],
  );

  useEffect(() => {
    if (!read) return;
    const place = places[current];
    const range = place ? read.rangeOf(place) : null;
    showFound(read.page, marked, range);
    if (range) goToFound(read.page, range);
  }, [read, places, marked, current]);

  useWhenChanged([articleId], () => setIsOpen(false));

  useEffect(() => {
    if (isOpen) focusIn(field.current);
  }, [isOpen]);

  function open(): void {
    const selection = page?.window.getSelection();
    const words = selection?.toString().trim() ?? '';
    const isPassage = words.length > longestSelected || words.includes('\n');
    if (!isOpen && page) {
      const { window } = page;
      const isSelected = words !== '' && selection;
      const top = isSelected ? topOf(window, selection.getRangeAt(0)) : window.scrollY;
      from.current = { page, top };
      leave.current = page.remember();
      if (isSelected && !isPassage) setWanted({ ...wanted, words });
    }
    if (isOpen) focusIn(field.current);
    else setIsOpen(true);
  }

  return {
    ...{ isOpen, wanted, current, field, open },
    total: places.length,
    want: (change) => setWanted({ ...wanted, ...change }),
    move(by) {
      if (!isOpen) return open();
      if (!read || places.length === 0) return;
      const at = (current + by + places.length) % places.length;
      setChosen({ places, at });
      from.current = { page: read.page, top: topOf(read.page.window, read.rangeOf(places[at]!)) };
    },
    close() {
      if (!isOpen) return false;
      setIsOpen(false);
      const place = places[current];
      if (read && place) {
        leave.current?.();
        chooseFound(read.page, read.rangeOf(place));
      } else page?.window.focus();
      return true;
    },
  };
}

function focusIn(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
