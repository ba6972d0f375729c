/** EPUB 2 and 3: each document of the spine that has text becomes an article. */

import { ContainerError } from '../containers/container';
import { decodeBytes } from '../encoding/encoding';
import { isZipOf } from '../files/file-head';
import { textOf } from '../markup/plain-text';
import { chapterItem } from './book/chapter-item';
import { type Book, readPackage } from './epub/package';
import type { ArchivedPage, ImportContext, Importer, ImportItem } from './importer';
import { bytesOfPart, partsOf, picturesAround, type ZipParts } from './zip-parts';

export const epub: Importer = {
  name: 'epub',

  accepts: (source) => isZipOf(source, 'application/epub+zip', 'epub'),

  async *read(source, context): AsyncGenerator<ImportItem> {
    try {
      const files = await partsOf(source.bytes);
      const book = await readPackage(files, context);
      for (const path of book?.chapters ?? []) {
        const item = await readChapter(path, book!, files, context);
        if (item) yield item;
      }
    } catch (error) {
      if (!(error instanceof ContainerError)) throw error;
      yield { ok: false, item: source.name, reason: error.reason };
    }
  },
};

/** What is known of an article that was a chapter of a book. */
export interface KnownChapter {
  title: string;
  /** Its text, as it was stored. */
  text: string;
}

/** Letters and digits at the beginning of a chapter by which it is recognised, in UTF-16 code units. */
const ENOUGH_LETTERS = 300;

/** The document of a chapter with the files of its book; null when the book has none with this text. */
export async function pageInEpub(
  bytes: Uint8Array<ArrayBuffer>,
  known: KnownChapter,
  context: Pick<ImportContext, 'parseHtml' | 'parseXml'>,
): Promise<ArchivedPage | null> {
  const files = await partsOf(bytes);
  const book = await readPackage(files, context);
  const wanted = lettersOf(known.text).slice(0, ENOUGH_LETTERS);
  const isNamed = (path: string) => book?.titles.get(path) === known.title;
  const paths = (book?.chapters ?? []).filter((path) => !book?.encrypted.has(path));
  for (const path of [...paths.filter(isNamed), ...paths.filter((each) => !isNamed(each))]) {
    const own = await bytesOfPart(files.get(path));
    if (!own) continue;
    const page = context.parseHtml((await decodeBytes(own, 'xml')).text);
    const text = lettersOf(textOf(page.body, { captions: true }));
    if (text.includes(wanted)) return { bytes: own, beside: picturesAround(path, files) };
  }
  return null;
}

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** The article of one chapter; null for a chapter without text (a cover, an empty page). */
async function readChapter(
  path: string,
  book: Book,
  files: ZipParts,
  context: ImportContext,
): Promise<ImportItem | null> {
  if (book.encrypted.has(path)) return { ok: false, item: path, reason: 'encrypted' };
  const bytes = await bytesOfPart(files.get(path));
  if (!bytes) return { ok: false, item: path, reason: 'damaged' };
  const { text: markup, encoding } = await decodeBytes(bytes, 'xml');
  const chapter = {
    title: book.titles.get(path) ?? null,
    document: context.parseHtml(markup),
    pictures: picturesAround(path, files),
    ...{ format: 'epub', encoding },
  };
  return chapterItem(chapter, book, context);
}
