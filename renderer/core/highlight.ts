import { mergeNotes } from './merge-notes';

/** The colours a reader marks with; names and not values, so that each theme has its own. */
export const highlightColours = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
export type HighlightColour = (typeof highlightColours)[number];

/**
 * A passage that a reader has marked, as a text-quote selector (W3C Web Annotation Data Model,
 * 4.2.4): it is found again by its words, so that it outlives another extraction of the page.
 */
export interface Highlight {
  /** A ULID. */
  id: string;
  /** The words themselves. */
  quote: string;
  /** Up to 32 characters before and after it; empty where not known. */
  prefix: string;
  suffix: string;
  colour: HighlightColour;
  /** What the reader wrote beside it; empty for nothing. */
  note: string;
  tags: string[];
  /** Milliseconds since 1970. */
  createdAt: number;
}

/**
 * All highlights of either, those of the same words in the same place once: a note, where only one
 * of the two has one, is kept; two different notes are both kept.
 */
export function mergeHighlights(
  known: readonly Highlight[],
  incoming: readonly Highlight[],
): Highlight[] {
  const merged = [...known];
  for (const highlight of incoming) {
    const sameId = merged.findIndex(({ id }) => id === highlight.id);
    const at = sameId >= 0 ? sameId : merged.findIndex((other) => hasSameWords(other, highlight));
    const twin = merged[at];
    if (twin === undefined) merged.push(highlight);
    else merged[at] = mergeTwins(twin, highlight);
  }
  if (merged.length === known.length) return merged;
  return merged.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

function mergeTwins(known: Highlight, incoming: Highlight): Highlight {
  const note = mergeNotes(known.note, incoming.note);
  return { ...known, note, tags: [...new Set([...known.tags, ...incoming.tags])] };
}

/** Whitespace differs between two extractions of one page; words do not. */
const wordsOf = (text: string) => text.replace(/\s+/gu, ' ').trim();

function hasSameWords(one: Highlight, other: Highlight): boolean {
  if (wordsOf(one.quote) !== wordsOf(other.quote)) return false;
  const contexts = [
    [wordsOf(one.prefix), wordsOf(other.prefix)],
    [wordsOf(one.suffix), wordsOf(other.suffix)],
  ] as const;
  return contexts.every(([a, b]) => a === '' || b === '' || a === b);
}
