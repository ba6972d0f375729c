import { mergeNotes } from './merge-notes';

/** Highlight colours by name, so that each theme has its own values. */
export const highlightColours = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
export type HighlightColour = (typeof highlightColours)[number];

/**
 * A passage that the reader has marked, as a text-quote selector (W3C Web Annotation Data Model, 4.2.4). It
 * is found by its words, so it survives re-extraction of the page.
 */
export interface Highlight {
  /** ULID. */
  id: string;
  /** The marked text, as the article has it: by it the passage is found. */
  quote: string;
  /** The quote without the marks of footnotes, for the list and exports; absent when it is the same. */
  words?: string;
  /** Up to 32 characters of context before and after; empty where unknown. */
  prefix: string;
  suffix: string;
  colour: HighlightColour;
  /** The reader's note on the passage; empty for none. */
  note: string;
  tags: string[];
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** The quote as it reads outside of the article. */
export function quotedWords({ quote, words }: Pick<Highlight, 'quote' | 'words'>): string {
  return words ?? quote;
}

/**
 * Merges two lists of highlights. Highlights of the same words in the same place become one, and differing
 * notes are both kept.
 *
 * @param text the article's; a quote that occurs once in it is the same place, whatever its recorded context
 */
export function mergeHighlights(
  known: readonly Highlight[],
  incoming: readonly Highlight[],
  text = '',
): Highlight[] {
  const merged = [...known];
  for (const highlight of incoming) {
    const sameId = merged.findIndex(({ id }) => id === highlight.id);
    const at =
      sameId >= 0 ? sameId : merged.findIndex((other) => isSamePassage(other, highlight, text));
    const twin = merged[at];
    if (twin === undefined) merged.push(highlight);
    else merged[at] = mergeSame(twin, highlight);
  }
  if (merged.length === known.length) return merged;
  return merged.sort(byAge);
}

/** The oldest first; the same order on every machine. */
export const byAge = (one: Highlight, other: Highlight): number =>
  one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1);

function mergeSame(known: Highlight, incoming: Highlight): Highlight {
  const note = mergeNotes(known.note, incoming.note);
  return { ...known, note, tags: [...new Set([...known.tags, ...incoming.tags])] };
}

/** White space differs between two extractions of one page; words do not. */
export const wordsOf = (text: string) => text.replace(/\s+/gu, ' ').trim();

type Passage = Pick<Highlight, 'quote' | 'prefix' | 'suffix'>;

function isSamePassage(one: Passage, other: Passage, text: string): boolean {
  const quote = wordsOf(one.quote);
  if (quote !== wordsOf(other.quote)) return false;
  const [before, otherBefore] = [wordsOf(one.prefix), wordsOf(other.prefix)];
  const [after, otherAfter] = [wordsOf(one.suffix), wordsOf(other.suffix)];
  // One highlight may have less context than the other.
  const isSameContext =
    (before.endsWith(otherBefore) || otherBefore.endsWith(before)) &&
    (after.startsWith(otherAfter) || otherAfter.startsWith(after));
  return isSameContext || occursOnce(quote, wordsOf(text));
}

function occursOnce(quote: string, text: string): boolean {
  const at = quote === '' ? -1 : text.indexOf(quote);
  return at >= 0 && text.indexOf(quote, at + 1) < 0;
}

/** The highlight with exactly this quote and context. */
export function highlightAt(marks: readonly Highlight[], passage: Passage): Highlight | undefined {
  const fields = ['quote', 'prefix', 'suffix'] as const;
  return marks.find((mark) =>
    fields.every((field) => wordsOf(mark[field]) === wordsOf(passage[field])),
  );
}
