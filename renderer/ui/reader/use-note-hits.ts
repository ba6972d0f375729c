import { useEffect, useState } from 'react';
import { matchInWorker } from '../../search/match-in-worker';
import type { Mark } from '../../search/protocol';
import type { WhatToMark } from '../search/what-to-mark';
import { findInNotes, joined, type NoteBeside, type NoteHits, noNoteHits } from './note-hits';

/**
 * Where what a search has found stands in the notes; nowhere while these are not shown.
 *
 * @param notes the same array as long as they are the same
 */
export function useNoteHits(
  notes: readonly NoteBeside[],
  marked: WhatToMark | null,
  isShown: boolean,
): NoteHits {
  const [found, setFound] = useState({ notes, hits: noNoteHits });
  const wanted = isShown && notes.length > 0 ? marked : null;
  useEffect(() => {
    if (!wanted) {
      setFound({ notes, hits: noNoteHits });
      return;
    }
    const { needles, patterns } = wanted;
    const show = (matches: readonly Mark[]) =>
      setFound({ notes, hits: findInNotes(notes, needles, matches) });
    if (patterns.length === 0) {
      show([]);
      return;
    }
    const stop = new AbortController();
    matchInWorker({ text: joined(notes), patterns }, stop.signal)
      .then(show)
      .catch((error: unknown) => stop.signal.aborted || console.error(error));
    return () => stop.abort();
  }, [notes, wanted]);
  // Those of other notes are at no place of these.
  return found.notes === notes ? found.hits : noNoteHits;
}
