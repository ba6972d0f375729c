import { useEffect, useState } from 'react';
import { matchInWorker } from '../../search/match-in-worker';
import type { Mark } from '../../search/protocol';
import type { WhatToMark } from '../search/what-to-mark';
import { findHits } from './search-hits';

const none: readonly Mark[][] = [];

/** Where what a search has found stands in the article's own note; nowhere while that is not shown. */
export function useNoteHits(
  note: string,
  marked: WhatToMark | null,
  isShown: boolean,
): readonly Mark[][] {
  const [found, setFound] = useState<{ note: string; hits: readonly Mark[][] }>({
    note: '',
    hits: none,
  });
  const wanted = isShown && note !== '' ? marked : null;
  useEffect(() => {
    if (!wanted) {
      setFound({ note: '', hits: none });
      return;
    }
    const { needles, patterns } = wanted;
    const show = (matches: readonly Mark[]) =>
      setFound({ note, hits: findHits(note, needles, matches).hits });
    if (patterns.length === 0) {
      show([]);
      return;
    }
    const stop = new AbortController();
    matchInWorker({ text: note, patterns }, stop.signal)
      .then(show)
      .catch((error: unknown) => stop.signal.aborted || console.error(error));
    return () => stop.abort();
  }, [note, wanted]);
  // Those of another note are at no place of this one.
  return found.note === note ? found.hits : none;
}
