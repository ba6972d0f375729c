/** EPUB 2 and 3: each document of the spine that has text becomes an article. */
import { ContainerError } from '../containers/container';
import { decodeBytes } from '../encoding/encoding';
import { chapterItem } from './book/chapter-item';
import { type Book, readPackage } from './epub/package';
import type { ImportContext, Importer, ImportItem } from './importer';
import { bytesOfPart, partsOf, picturesAround, type ZipParts } from './zip-parts';

export const epub: Importer = {
  name: 'epub',

  accepts: ({ bytes }) =>
    String.fromCharCode(...bytes.subarray(0, 64)).includes('mimetypeapplication/epub+zip'),

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
