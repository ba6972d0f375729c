import { type Highlight, quotedWords } from '../../core/highlights/highlight';
import type { Mark, Needle } from '../../search/text/needle';
import type { ListedMarks } from './placed-marks';
import { findHits } from './search-hits';

/** A searchable text beside the article: its note, or the quote, note or tags of a highlight. */
export interface ListedText {
  /** The id of the highlight; null for the article's own note. */
  of: string | null;
  part: 'quote' | 'note' | 'tags';
  text: string;
}

type NoteName = Omit<ListedText, 'text'>;

interface HitsOfNote extends NoteName {
  hits: readonly (readonly Mark[])[];
  /** Index of this note's first hit among the hits of all notes. */
  first: number;
}

/** The search hits in the notes. */
export interface NoteHits {
  total: number;
  /** By `keyOf`, in the order of the panel. */
  notes: ReadonlyMap<string, HitsOfNote>;
}

export const noNoteHits: NoteHits = { total: 0, notes: new Map() };

function keyOf({ of, part }: NoteName): string {
  return `${part} ${of ?? ''}`;
}

/** More than the lines of a quote show, and less than the megabyte that a file may hold. */
const longestListed = 600;

export function quoteListed(mark: Highlight): string {
  return quotedWords(mark).slice(0, longestListed);
}

export function tagsListed({ tags }: Highlight): string {
  return tags.map((tag) => `#${tag}`).join(' ');
}

/**
 * In the panel's order. The quote of a highlight is found in the text, unless it is missing there.
 */
export function listedTexts(note: string, { inText, missing }: ListedMarks): ListedText[] {
  const beside = (mark: Highlight, isMissing: boolean): ListedText[] => [
    { of: mark.id, part: 'quote', text: isMissing ? quoteListed(mark) : '' },
    { of: mark.id, part: 'note', text: mark.note },
    { of: mark.id, part: 'tags', text: tagsListed(mark) },
  ];
  const notes: ListedText[] = [
    { of: null, part: 'note', text: note },
    ...inText.flatMap((mark) => beside(mark, false)),
    ...missing.flatMap((mark) => beside(mark, true)),
  ];
  return notes.filter(({ text }) => text !== '');
}

/** The notes as one text for matching patterns; a match across two notes is not a hit. */
export function joinTexts(notes: readonly ListedText[]): string {
  return notes.map(({ text }) => text).join('\n');
}

/** @param matches of the patterns in the text returned by `joinTexts` */
export function findInNotes(
  notes: readonly ListedText[],
  needles: readonly Needle[],
  matches: readonly Mark[],
): NoteHits {
  const inOrder = [...matches].sort((a, b) => a.start - b.start);
  const found = new Map<string, HitsOfNote>();
  let total = 0;
  let start = 0;
  let next = 0;
  for (const { of, part, text } of notes) {
    const end = start + text.length;
    const own: Mark[] = [];
    for (; next < inOrder.length && inOrder[next]!.start <= end; next++) {
      const match = inOrder[next]!;
      if (match.start < start || match.end > end) continue;
      own.push({ start: match.start - start, end: match.end - start });
    }
    const { hits } = findHits(text, needles, own);
    if (hits.length > 0) found.set(keyOf({ of, part }), { of, part, hits, first: total });
    total += hits.length;
    start = end + 1;
  }
  return { total, notes: found };
}

/** The highlight whose note has the hit; null for the article's note, undefined for no note. */
export function noteOfHit({ notes }: NoteHits, hit: number): string | null | undefined {
  for (const { of, hits, first } of notes.values()) {
    if (hit >= first && hit < first + hits.length) return of;
  }
  return undefined;
}

export interface HitsToShow {
  hits: HitsOfNote['hits'];
  /** Index of the current hit in `hits`; outside of the array when it is in another note. */
  currentHit: number;
}

const nothing: HitsToShow = { hits: [], currentHit: -1 };

/** @param current index among the hits of all notes */
export function hitsIn({ notes }: NoteHits, note: NoteName, current: number): HitsToShow {
  const own = notes.get(keyOf(note));
  return own ? { hits: own.hits, currentHit: current - own.first } : nothing;
}
