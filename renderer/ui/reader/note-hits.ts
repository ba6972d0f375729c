import type { Needle } from '../../search/plan';
import type { Mark } from '../../search/protocol';
import { findHits } from './search-hits';

/** A note beside the text: of one of its highlights, or (null) the article's own. */
export interface NoteBeside {
  of: string | null;
  text: string;
}

export interface HitsOfNote {
  hits: readonly (readonly Mark[])[];
  /** The place of the first one among those in all notes. */
  first: number;
}

/** What a search has found in the notes, in the order in which they stand. */
export interface NoteHits {
  total: number;
  /** By what a note is of. */
  byNote: ReadonlyMap<string | null, HitsOfNote>;
}

export const noNoteHits: NoteHits = { total: 0, byNote: new Map() };

/** Patterns are run over all of them as one text; what goes from one into the next is no hit. */
export function joined(notes: readonly NoteBeside[]): string {
  return notes.map(({ text }) => text).join('\n');
}

/** @param matches of patterns, in the text that `joined` has made */
export function findInNotes(
  notes: readonly NoteBeside[],
  needles: readonly Needle[],
  matches: readonly Mark[],
): NoteHits {
  const byNote = new Map<string | null, HitsOfNote>();
  let total = 0;
  let start = 0;
  for (const { of, text } of notes) {
    const end = start + text.length;
    const own = matches.flatMap((match) =>
      match.start >= start && match.end <= end
        ? [{ start: match.start - start, end: match.end - start }]
        : [],
    );
    const { hits } = findHits(text, needles, own);
    if (hits.length > 0) byNote.set(of, { hits, first: total });
    total += hits.length;
    start = end + 1;
  }
  return { total, byNote };
}

/** What the note is of in which this hit stands; undefined where there is none. */
export function noteOfHit({ byNote }: NoteHits, hit: number): string | null | undefined {
  for (const [of, { hits, first }] of byNote) {
    if (hit >= first && hit < first + hits.length) return of;
  }
  return undefined;
}
