import type { Highlight, HighlightColour } from '../../core/highlights/highlight';
import { fold } from '../../search/text/fold';

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

/** The folded words and phrases of a query: see search/text/fold.ts. */
function wordsOfQuery(query: string): string[] {
  const parts = query.matchAll(/["“”]([^"“”]*)["“”]?|([^\s"“”]+)/gu);
  return Array.from(parts, ([, phrase, word]) => fold(phrase ?? word ?? '').trim()).filter(
    (word) => word !== '',
  );
}

/**
 * A test for one filter.
 *
 * @param textOf the folded text of a highlight: see `searchedText`
 * @param isUnplaced false for a highlight that was not looked for yet
 */
export function highlightTest<Item extends Highlight>(
  filter: HighlightFilter,
  textOf: (item: Item) => string,
  isUnplaced: (id: string) => boolean,
): (item: Item) => boolean {
  const words = wordsOfQuery(filter.query);
  return (item) =>
    (filter.colours.size === 0 || filter.colours.has(item.colour)) &&
    (!filter.hasNote || item.note !== '') &&
    [...filter.tags].every((tag) => item.tags.includes(tag)) &&
    (!filter.unplaced || isUnplaced(item.id)) &&
    (words.length === 0 || containsAll(textOf(item), words));
}

/** The text of a highlight that a query searches, folded. No word reaches from the quote into the note. */
export function searchedText({ quote, note }: Pick<Highlight, 'quote' | 'note'>): string {
  return note === '' ? fold(quote) : `${fold(quote)}\x1c${fold(note)}`;
}

const containsAll = (text: string, words: readonly string[]) =>
  words.every((word) => text.includes(word));
