import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { createWordFinder, type FindWanted } from '../../search/marks/find-words';
import type { Mark } from '../../search/text/needle';
import { useWhenChanged } from '../app/use-when-changed';
import {
  chooseFound,
  createPlaceScroller,
  type FindablePage,
  firstFrom,
  focusPage,
  isSameText,
  scrolledTo,
  selectionIn,
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
  /** Index of the current place; -1 for none. */
  current: number;
  /** True while more of the text is being read. */
  isPartial: boolean;
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

/** The places of the last rendering, and the current one of them. */
interface Latest {
  places: readonly Mark[];
  at: number;
  wanted: FindWanted;
  page: FindablePage | null;
}

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
  const latest = useRef<Latest>({ places: nowhere, at: -1, wanted, page: null });
  const [scroller] = useState(createPlaceScroller);
  const field = useRef<HTMLInputElement>(null);
  // What is typed is looked for from here on, in pixels from the top of the page.
  const from = useRef<{ page: FindablePage; top: number } | null>(null);
  // Notes the place at which the bar was opened as left.
  const leave = useRef<(() => void) | null>(null);
  const isSearching = isOpen && wanted.words !== '';

  const read = useMemo(
    () => (page && isSearching ? { page, text: page.read() } : null),
    [page, isSearching],
  );
  const text = read?.text.text ?? null;
  const lang = page?.lang ?? null;
  const finder = useMemo(() => (text === null ? null : createWordFinder(text, lang)), [text, lang]);
  const places = useMemo(() => finder?.find(wanted) ?? nowhere, [finder, wanted]);

  function firstPlace(): number {
    if (!read) return -1;
    const { page, text } = read;
    // A page that came while the bar was open; what it is scrolled to by the words must not count.
    if (!from.current || !isSameText(from.current.page, page)) {
      from.current = { page, top: scrolledTo(page) };
    }
    const { top } = from.current;
    const first = firstFrom(page, places.length, (index) => text.rangeOf(places[index]!), top);
    return first < 0 && !page.isPartial ? 0 : first;
  }
  function currentPlace(): number {
    if (chosen.places === places) return chosen.at;
    const { current: before } = latest;
    if (before.places === places) return before.at;
    // More of the same text has been read; the places so far keep their numbers.
    const isGrown =
      before.at >= 0 &&
      before.wanted === wanted &&
      before.page !== null &&
      read !== null &&
      read.page.box !== null &&
      isSameText(before.page, read.page);
    return isGrown && before.at < places.length ? before.at : firstPlace();
  }
  const current = currentPlace();
  latest.current = { places, at: current, wanted, page: read?.page ?? null };

  const hidden = useMemo(() => {
    if (!page?.hidden || !isSearching) return null;
    return { show: page.hidden.show, finder: createWordFinder(page.hidden.read(), page.lang) };
  }, [page, isSearching]);
  useEffect(() => {
    if (hidden && hidden.finder.find(wanted).length > 0) hidden.show();
  }, [hidden, wanted]);

  const shownIn = read?.page.window ?? null;
  useEffect(() => {
    if (shownIn) return styleFound(shownIn);
  }, [shownIn]);

  const middle = Math.round(current / markedStep) * markedStep;
  const marked = useMemo(() => {
    if (!read) return [];
    const { isDrawn, rangeOf } = read.text;
    const around = isDrawn
      ? places.filter(isDrawn).slice(0, mostMarked)
      : places.slice(Math.max(0, middle - mostMarked / 2), middle + mostMarked / 2);
    return around.map(rangeOf);
  }, [read, places, middle]);

  // While more of a text is read, the place that was scrolled to stays where the user has scrolled it.
  useWhenChanged([wanted, current, page?.box ?? places], () =>
    scroller.want(places[current] ?? null),
  );
  useEffect(() => {
    if (!read) return;
    const { page, text } = read;
    const place = places[current];
    const isDrawn = place && (text.isDrawn?.(place) ?? true);
    showFound(page, marked, isDrawn ? text.rangeOf(place) : null);
    scroller.scroll(page, text);
  }, [read, places, marked, current, scroller]);

  useWhenChanged([articleId], () => setIsOpen(false));

  useEffect(() => {
    if (isOpen) focusIn(field.current);
  }, [isOpen]);

  function open(): void {
    const selection = page && selectionIn(page);
    const words = selection?.toString().trim() ?? '';
    const isPassage = words.length > longestSelected || words.includes('\n');
    if (!isOpen && page) {
      const isSelected = words !== '' && selection;
      const top = isSelected ? topOf(page, selection.getRangeAt(0)) : scrolledTo(page);
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
    isPartial: read ? read.page.isPartial : isSearching,
    want: (change) => setWanted({ ...wanted, ...change }),
    move(by) {
      if (!isOpen) return open();
      if (!read || places.length === 0) return;
      const before = current < 0 && by < 0 ? 0 : current;
      const at = (before + by + places.length) % places.length;
      setChosen({ places, at });
      // Also where it is the same place, which may be out of sight.
      scroller.want(places[at]!);
      scroller.scroll(read.page, read.text);
      from.current = { page: read.page, top: topOf(read.page, read.text.rangeOf(places[at]!)) };
    },
    close() {
      if (!isOpen) return false;
      setIsOpen(false);
      const place = places[current];
      if (read && place && (read.text.isDrawn?.(place) ?? true)) {
        leave.current?.();
        chooseFound(read.page, read.text.rangeOf(place));
      } else if (page) focusPage(page);
      return true;
    },
  };
}

function focusIn(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
