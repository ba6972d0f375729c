import { useEffect, useMemo, useRef, useState } from 'react';
import { matchInWorker } from '../../search/marks/match-in-worker';
import type { Mark } from '../../search/text/needle';
import { useWhenChanged } from '../app/use-when-changed';
import type { WhatToMark } from '../search/what-to-mark';
import {
  createPlaceScroller,
  type FindablePage,
  type FindableText,
  firstFrom,
  isSameText,
  scrolledTo,
  unfold,
} from './findable-page';
import { type FoundHits, findHits, showHits } from './search-hits';

export interface SearchHitsOptions {
  /** The words and patterns to mark as search hits. */
  marked: WhatToMark | null;
  /** Index of the current hit among those reported by `onHits`. */
  currentHit: number;
  /** Changes when the current hit is wanted in sight, even if it is the same one. */
  moves: number;
  /** @param first index of the hit to show first */
  onHits: (total: number, first: number) => void;
}

/** For a view that marks no hits. */
export const noSearch: SearchHitsOptions = { marked: null, currentHit: 0, moves: 0, onHits() {} };

interface Shown {
  page: FindablePage;
  /** Null when nothing is looked for. */
  text: FindableText | null;
  hits: readonly (readonly Mark[])[];
}

/**
 * Finds and marks the hits of the library's search in a text, and scrolls to the current one.
 *
 * @param keepsPlace where the text is scrolled, the first hit to show is the next one in sight
 */
export function useSearchHits(
  page: FindablePage | null,
  { marked, currentHit, moves, onHits }: SearchHitsOptions,
  keepsPlace: boolean,
): void {
  const [shown, setShown] = useState<Shown | null>(null);
  const [scroller] = useState(createPlaceScroller);
  // The text and the words for which `shown` was found.
  const last = useRef<{ page: FindablePage; marked: WhatToMark | null } | null>(null);

  useWhenChanged([page, marked, onHits], () => {
    if (!page || page.isPartial) return;
    const isKnown = last.current?.marked === marked && isSameText(last.current.page, page);
    if (isKnown) {
      setShown((before) => before && { ...before, page });
      return;
    }
    last.current = { page, marked };
    if (!marked) {
      setShown({ page, text: null, hits: [] });
      onHits(0, 0);
      return;
    }
    const text = page.read();
    const show = ({ hits, first }: FoundHits) => {
      setShown({ page, text, hits });
      onHits(hits.length, keepsPlace ? firstInSight(page, text, hits, first) : first);
    };
    const { needles, patterns } = marked;
    if (patterns.length === 0) {
      show(findHits(text.text, needles, []));
      return;
    }
    show({ hits: [], first: 0 });
    const stop = new AbortController();
    let isDone = false;
    matchInWorker({ text: text.text, patterns }, stop.signal)
      .then((matches) => {
        isDone = true;
        show(findHits(text.text, needles, matches));
      })
      .catch((error: unknown) => stop.signal.aborted || console.error(error));
    return () => {
      stop.abort();
      if (!isDone) last.current = null;
    };
  });

  const ranges = useMemo(() => {
    if (!shown?.text) return [];
    const { isDrawn, rangeOf } = shown.text;
    return shown.hits.map((hit) => (isDrawn ? hit.filter(isDrawn) : hit).map(rangeOf));
  }, [shown]);

  useEffect(() => {
    for (const range of ranges.flat()) unfold(range);
  }, [ranges]);

  const current = shown?.hits[currentHit]?.[0] ?? null;
  useWhenChanged([current, moves], () => scroller.want(current));
  useWhenChanged([shown, ranges, currentHit, moves], () => {
    if (!shown) return;
    const { page, text } = shown;
    showHits(page.window, ranges, currentHit);
    if (text) scroller.scroll(page, text);
    // A frame ends with its document; the window stays.
    return () => {
      if (page.box) showHits(page.window, [], -1);
    };
  });
}

function firstInSight(
  page: FindablePage,
  { rangeOf }: FindableText,
  hits: Shown['hits'],
  first: number,
): number {
  const top = scrolledTo(page);
  if (top === 0) return first;
  const next = firstFrom(page, hits.length, (at) => rangeOf(hits[at]![0]!), top);
  return next < 0 ? Math.max(0, hits.length - 1) : next;
}
