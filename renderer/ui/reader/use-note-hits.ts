import { useEffect, useMemo, useState } from 'react';
import { matchInWorker } from '../../search/marks/match-in-worker';
import type { Mark } from '../../search/text/needle';
import type { WhatToMark } from '../search/what-to-mark';
import { findInNotes, joinTexts, type ListedText, type NoteHits, noNoteHits } from './note-hits';

interface Matched {
  notes: readonly ListedText[];
  patterns: WhatToMark['patterns'];
  matches: readonly Mark[];
}

/**
 * The search hits in the notes; none while the notes are hidden.
 *
 * @param notes must keep its identity while the notes are the same
 */
export function useNoteHits(
  notes: readonly ListedText[],
  marked: WhatToMark | null,
  isShown: boolean,
): NoteHits {
  const [matched, setMatched] = useState<Matched | null>(null);
  const wanted = isShown && notes.length > 0 ? marked : null;
  const patterns = wanted && wanted.patterns.length > 0 ? wanted.patterns : null;
  useEffect(() => {
    if (!patterns) return;
    const stop = new AbortController();
    matchInWorker({ text: joinTexts(notes), patterns }, stop.signal)
      .then((matches) => setMatched({ notes, patterns, matches }))
      .catch((error: unknown) => stop.signal.aborted || console.error(error));
    return () => stop.abort();
  }, [notes, patterns]);
  return useMemo(() => {
    if (!wanted) return noNoteHits;
    if (!patterns) return findInNotes(notes, wanted.needles, []);
    // Matches of earlier notes have no valid positions in these.
    const isMatched = matched?.notes === notes && matched.patterns === patterns;
    return isMatched ? findInNotes(notes, wanted.needles, matched.matches) : noNoteHits;
  }, [notes, wanted, patterns, matched]);
}
