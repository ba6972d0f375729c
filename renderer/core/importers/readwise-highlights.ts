/** Readwise's CSV of highlights: passages of books and articles, without addresses. */
import { type HighlightColour, highlightColours } from '../highlights/highlight';
import type { ImportItem, ListImporter } from './importer';
import { csvHeader, readCsv } from './reading-list/csv';
import { bookItem, type HighlightedBook, type Passage } from './reading-list/highlighted-book';
import { tooLargeFields } from './reading-list/library-entry';
import { listIn } from './reading-list/list-field';
import { timeOf } from './reading-list/times';

type Row = ReadonlyMap<string, string>;

export const readwiseHighlights: ListImporter = {
  name: 'readwise-highlights',

  accepts(source) {
    const header = csvHeader(source);
    return ['highlight', 'book title', 'book author', 'highlighted at'].every((name) =>
      header.includes(name),
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { rows, encoding } = await readCsv(source);
    const books = new Map<string, HighlightedBook>();
    for await (const { row, tooLarge } of rows) {
      addRow(books, row);
      yield* tooLargeFields(new Map([...row, ['title', row.get('book title') ?? '']]), tooLarge);
    }
    for (const book of books.values()) {
      const times = book.passages.flatMap(({ createdAt }) => createdAt ?? []);
      book.savedAt = times.reduce<number | null>((a, b) => Math.min(a ?? b, b), null);
      yield bookItem(book, { format: 'readwise-highlights', encoding }, context);
    }
  },
};

/** A row without a quote is a note to the whole book. */
function addRow(books: Map<string, HighlightedBook>, row: Row): void {
  const title = row.get('book title')?.trim() ?? '';
  const author = row.get('book author')?.trim() ?? '';
  const key = JSON.stringify([title, author]);
  const known = books.get(key);
  const book: HighlightedBook = known ?? { title, authors: [author], passages: [] };
  if (!known) books.set(key, book);
  book.tags = [...new Set([...(book.tags ?? []), ...listIn(row.get('document tags'))])];
  const quote = row.get('highlight')?.trim() ?? '';
  const note = row.get('note')?.trim() ?? '';
  if (quote !== '') book.passages.push(passageOf(row, quote, note));
  else if (note !== '') book.note = [book.note, note].filter(Boolean).join('\n\n');
}

const passageOf = (row: Row, quote: string, note: string): Passage => ({
  quote,
  note,
  tags: listIn(row.get('tags')),
  colour: colourOf(row.get('color')),
  createdAt: timeOf(row.get('highlighted at')),
  place: placeOf(row),
});

const colourOf = (name = ''): HighlightColour =>
  highlightColours.find((colour) => colour === name.trim().toLowerCase()) ?? 'yellow';

/** Pages and locations; the other kinds are offsets, which say nothing to a reader. */
function placeOf(row: Row): string {
  const location = row.get('location')?.trim() ?? '';
  const type = row.get('location type')?.trim().toLowerCase();
  if (location === '' || location === '0') return '';
  return type === 'page' ? `p. ${location}` : type === 'location' ? location : '';
}
