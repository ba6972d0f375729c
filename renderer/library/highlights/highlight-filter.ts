import { type Highlight, type HighlightColour, quotedWords } from '../../core/highlights/highlight';
import { fold } from '../../search/text/fold';
import type { Needle } from '../../search/text/needle';

/** What a highlight must have to be listed; empty sets and false ask for nothing. */
export interface HighlightFilter {
  /** Words of the quote or the note; words in quotation marks as a phrase. All must be there. */
  query: string;
  /** One of these. */
  colours: ReadonlySet<HighlightColour>;
  /** All of these. */
  tags: ReadonlySet<string>;
  hasNote: boolean;
  /** True for only those whose quote is no longer found in the article. */
  unplaced: boolean;
}

export const everyHighlight: HighlightFilter = {
  query: '',
  colours: new Set(),
  tags: new Set(),
  hasNote: false,
  unplaced: false,
};

/** True when the filter asks for something. */
export function isNarrowed({ query, colours, tags, hasNote, unplaced }: HighlightFilter): boolean {
  return query.trim() !== '' || colours.size > 0 || tags.size > 0 || hasNote || unplaced;
}

/** The folded words and phrases of a query: see search/text/fold.ts. */
function wordsOfQuery(query: string): string[] {
  const parts = query.matchAll(/["“”]([^"“”]*)["“”]?|([^\s"“”]+)/gu);
  return Array.from(parts, ([, phrase, word]) => fold(phrase ?? word ?? '').trim()).filter(
    (word) => word !== '',
  );
}

/** What to mark in the quotes and notes that a query has found. */
export function needlesOfQuery(query: string): Needle[] {
  return wordsOfQuery(query).map((text) => ({ text, at: 'anywhere' }));
}

/**
 * A test for one filter.
 *
 * @param textOf the folded text of a highlight: see `searchedText`
 */
export function highlightTest(
  filter: Omit<HighlightFilter, 'unplaced'>,
  textOf: (highlight: Highlight) => string = searchedText,
): (highlight: Highlight) => boolean {
  const words = wordsOfQuery(filter.query);
  return (highlight) =>
    (filter.colours.size === 0 || filter.colours.has(highlight.colour)) &&
    (!filter.hasNote || highlight.note !== '') &&
    [...filter.tags].every((tag) => highlight.tags.includes(tag)) &&
    (words.length === 0 || containsAll(textOf(highlight), words));
}

/** The text of a highlight that a query searches, folded. No word reaches from the quote into the note. */
export function searchedText({
  note,
  ...mark
}: Pick<Highlight, 'quote' | 'words' | 'note'>): string {
  const quote = quotedWords(mark);
  return note === '' ? fold(quote) : `${fold(quote)}\x1c${fold(note)}`;
}

const containsAll = (text: string, words: readonly string[]) =>
  words.every((word) => text.includes(word));
