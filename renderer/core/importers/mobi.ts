/**
 * Books for the Kindle: Mobipocket (.mobi, .prc, .azw), KF8 (.azw3), both in one file, and texts of PalmDOC. Each
 * part that the book shows on a page of its own becomes an article. Encrypted books are refused.
 */
import { ContainerError } from '../containers/container';
import { decodeBytes } from '../encoding/encoding';
import type { Companions } from '../files/companions';
import { baseNameOf } from '../files/file-head';
import { paragraphsFrom } from '../markup/paragraphs';
import { statedNames } from '../metadata/names';
import { type BookFacts, chapterItem } from './book/chapter-item';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { ascii, u16 } from './mobi/bytes';
import { type Header, readHeader } from './mobi/header';
import { type Records, recordsOf, typeOf } from './mobi/records';
import { kf8Sections, mobipocketSections } from './mobi/sections';
import { textOfBook } from './mobi/text';

const BOOK = 'BOOKMOBI';
const PALM_TEXT = 'TEXtREAd';

export const mobi: Importer = {
  name: 'mobi',

  accepts: ({ bytes }) => [BOOK, PALM_TEXT].includes(typeOf(bytes)),

  async *read(source, context): AsyncGenerator<ImportItem> {
    try {
      const records = recordsOf(source.bytes);
      yield* records.type === BOOK
        ? chaptersOf(source, records, context)
        : palmText(source, records, context);
    } catch (error) {
      if (!(error instanceof ContainerError)) throw error;
      yield { ok: false, item: source.name, reason: error.reason };
    }
  },
};

async function* chaptersOf(
  source: ImportSource,
  records: Records,
  context: ImportContext,
): AsyncGenerator<ImportItem> {
  const first = readHeader(records.record(0));
  // Of two books in one file that in KF8 has more of the layout.
  const start = first.kf8 !== null && isHeader(records.record(first.kf8)) ? first.kf8 : 0;
  const header = start === 0 ? first : readHeader(records.record(start));
  const record = (index: number) => records.record(start + index);
  const text = textOfBook(header, record);
  const sections =
    header.version >= 8
      ? kf8Sections(text, header, record)
      : mobipocketSections(text, header, record);
  const facts = factsOf(header, source);
  const pictures = picturesOf(records, first.resources);
  for (const { title, markup } of sections) {
    const document = context.parseHtml(markup.replace(/<\/?\s*(?:mbp:)?pagebreak[^>]*>/gi, ''));
    for (const image of document.querySelectorAll('img[recindex]')) {
      image.setAttribute('src', `${RECORD}${image.getAttribute('recindex')}`);
    }
    const chapter = { title, document, pictures, format: 'mobi', encoding: header.encoding };
    const item = await chapterItem(chapter, facts, context);
    if (item) yield item;
  }
}

const isHeader = (record: Uint8Array) => ascii(record, 16, 4) === 'MOBI';

const factsOf = (header: Header, { name }: ImportSource): BookFacts => ({
  title: header.title || baseNameOf(name),
  authors: statedNames(header.authors),
  lang: header.lang,
  published: header.published,
  keywords: header.subjects,
});

/** The prefix of a picture's address in Mobipocket; its number among the pictures follows, from 1. */
const RECORD = 'recindex:';

/** KF8 has the number in base 32. */
const EMBEDDED = /^kindle:embed:([\da-v]+)/i;

function picturesOf({ count, record }: Records, first: number): Companions {
  return {
    find(address) {
      const embedded = EMBEDDED.exec(address)?.[1];
      const number = embedded
        ? Number.parseInt(embedded, 32)
        : address.startsWith(RECORD)
          ? Number.parseInt(address.slice(RECORD.length), 10)
          : Number.NaN;
      const at = first + number - 1;
      if (!(number >= 1) || at >= count) return null;
      return { name: address, read: async () => record(at).slice() };
    },
  };
}

/** A text without markup, in whatever encoding it was made. */
async function* palmText(
  source: ImportSource,
  { record }: Records,
  context: ImportContext,
): AsyncGenerator<ImportItem> {
  const head = record(0);
  if (u16(head, 12) !== 0) throw new ContainerError('encrypted');
  const packed = { compression: u16(head, 0), textRecords: u16(head, 8), trailing: 0 };
  const joined = textOfBook({ ...packed, huffman: { first: 0, count: 0 } }, record);
  const { text, encoding } = await decodeBytes(joined, 'text');
  const document = context.parseHtml('');
  document.body.append(...paragraphsFrom(text.replace(/\r\n?/g, '\n').split('\n'), document));
  const title = ascii(source.bytes, 0, 31).replace(/\0.*$/s, '').trim() || baseNameOf(source.name);
  const facts = { title, authors: [], lang: null, published: null };
  const chapter = { title, document, pictures: undefined, format: 'mobi', encoding };
  const item = await chapterItem(chapter, facts, context);
  yield item ?? { ok: false, item: source.name, reason: 'no-text' };
}
