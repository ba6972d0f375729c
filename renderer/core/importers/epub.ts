/** EPUB 2 and 3: each document of the spine that has text becomes an article. */
import { ContainerError } from '../containers/container';
import { decodeBytes } from '../encoding/encoding';
import { setImagesAside } from '../images/images';
import { textOf } from '../markup/plain-text';
import { parseDate } from '../metadata/dates';
import { chooseLanguage } from '../metadata/language';
import { proseIn } from '../metadata/prose';
import { type Book, readPackage } from './epub/package';
import type { ImportContext, Importer, ImportItem } from './importer';
import { makeDraft } from './make-draft';
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
        const item = await chapterItem(path, book!, files, context);
        if (item) yield item;
      }
    } catch (error) {
      if (!(error instanceof ContainerError)) throw error;
      yield { ok: false, item: source.name, reason: error.reason };
    }
  },
};

/** The article of one chapter; null for a chapter without text (a cover, an empty page). */
async function chapterItem(
  path: string,
  book: Book,
  files: ZipParts,
  context: ImportContext,
): Promise<ImportItem | null> {
  if (book.encrypted.has(path)) return { ok: false, item: path, reason: 'encrypted' };
  const bytes = await bytesOfPart(files.get(path));
  if (!bytes) return { ok: false, item: path, reason: 'damaged' };
  const { text: markup, encoding } = await decodeBytes(bytes, 'xml');
  const document = context.parseHtml(markup);
  const words = textOf(document.body, { captions: true });
  if (words === '') return null;
  const images = setImagesAside(document, context.cleanSvg, picturesAround(path, files));
  const assets = await images.collect(document.body);
  const heading = document.querySelector('h1, h2, h3')?.textContent?.replace(/\s+/g, ' ').trim();
  const draft = makeDraft(
    document.body,
    assets,
    {
      title: book.titles.get(path) || heading || document.title.trim() || book.title,
      byline: book.authors,
      site: book.title,
      url: null,
      canonicalUrl: null,
      lang: await chooseLanguage([book.lang], proseIn(document.body)),
      publishedAt: book.published && parseDate(book.published),
      savedAt: null,
      tags: [],
      section: book.title,
      format: 'epub',
      encoding,
      baseUrl: null,
    },
    context,
  );
  return draft && { ok: true, draft };
}
