/** Kindle's `My Clippings.txt`: the highlights and notes of all books on a device, in its language. */
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import type { Importer, ImportItem } from './importer';
import {
  beginsAsClippings,
  type Clipping,
  isLimit,
  passagesOf,
  readClippings,
  splitBook,
} from './kindle/clippings';
import { bookItem } from './reading-list/highlighted-book';

/** Bytes; the first entry may be a long passage. */
const HEAD = 64 * 1024;

export const kindle: Importer = {
  name: 'kindle',

  accepts: ({ bytes }) => beginsAsClippings(fileHead(bytes, HEAD)),

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    const entries = readClippings(text);
    for (const [at, entry] of entries.entries()) {
      if (entry === null) yield { ok: false, item: `${source.name} #${at + 1}`, reason: 'damaged' };
    }
    const books = Map.groupBy(
      entries.filter((entry) => entry !== null),
      ({ book }) => book.normalize('NFC'),
    );
    for (const [book, clippings] of books) {
      const { title, authors } = splitBook(book);
      const { passages, loose } = passagesOf(clippings.filter((each) => !isLimit(each)));
      if (passages.length === 0 && loose.length === 0) continue;
      const times = [...passages, ...loose].flatMap(({ addedAt }) => addedAt ?? []);
      yield bookItem(
        {
          title,
          authors,
          savedAt: times.reduce<number | null>((a, b) => Math.min(a ?? b, b), null),
          note: loose.map(noteText).join('\n\n'),
          passages: passages.map((each) => ({
            quote: each.text,
            note: each.note,
            createdAt: each.addedAt,
            place: placeOf(each),
          })),
        },
        { format: 'kindle', encoding },
        context,
      );
    }
  },
};

/** A note without a passage, with its place in the book. */
const noteText = (note: Clipping) => [placeOf(note), note.text].filter(Boolean).join(': ');

/** `p. 3 · 120–122`, the same in every language. */
function placeOf({ page, start, end }: Clipping): string {
  const location = start === end ? start : `${start}–${end}`;
  return [page && `p. ${page}`, location].filter((part) => part !== null).join(' · ');
}
