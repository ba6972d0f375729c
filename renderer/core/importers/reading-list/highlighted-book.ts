import { statedNames } from '../../metadata/names';
import type { ImportContext, ImportItem } from '../importer';
import { entryItem, highlightOf, type LibraryEntry } from './library-entry';

/** A passage that was marked in a book. */
export interface Passage extends Omit<Parameters<typeof highlightOf>[0], 'quote'> {
  quote: string;
  /** Where in the book it is, to show: `p. 3`. */
  place?: string;
}

export interface HighlightedBook extends Pick<LibraryEntry, 'note' | 'tags' | 'savedAt'> {
  title: string;
  authors: string[];
  passages: Passage[];
}

/**
 * The highlights of one book as an article with its passages. The import marks them in the book itself when
 * the library has it; see library/import/books.ts.
 */
export async function bookItem(
  { title, authors, passages, ...about }: HighlightedBook,
  { format, encoding }: { format: string; encoding: string },
  context: ImportContext,
): Promise<ImportItem> {
  const { body } = context.parseHtml('');
  for (const { quote, place } of passages) body.append(quoted(quote, place, body.ownerDocument));
  const highlights = passages.flatMap((each) => highlightOf(each) ?? []);
  const byline = statedNames(authors);
  const entry: LibraryEntry = {
    ...about,
    url: null,
    title,
    byline,
    highlights,
    html: body.innerHTML,
  };
  // Notes alone have no passage that could be shown.
  if (passages.length === 0) entry.excerpt = about.note;
  const item = await entryItem(entry, { format, encoding }, context);
  return item.ok && 'draft' in item ? { ...item, book: { title } } : item;
}

function quoted(quote: string, place: string | undefined, document: Document): HTMLElement {
  const block = document.createElement('blockquote');
  for (const line of quote.split('\n')) {
    if (line.trim() === '') continue;
    const paragraph = document.createElement('p');
    paragraph.textContent = line.trim();
    block.append(paragraph);
  }
  if (place) {
    const small = document.createElement('small');
    small.textContent = place;
    const paragraph = document.createElement('p');
    paragraph.append(small);
    block.append(paragraph);
  }
  return block;
}
