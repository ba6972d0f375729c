/** EPUB 2 and 3: each document of the spine that has text becomes an article. */
import { sourceOfBytes } from '../bytes/byte-source';
import { type ContainerEntry, ContainerError } from '../containers/container';
import { openZip } from '../containers/zip-container';
import { decodeBytes } from '../encoding/encoding';
import { type Companions, companionsAround, lookUpName } from '../files/companions';
import { LARGEST_FILE } from '../files/limits';
import { setImagesAside } from '../images/images';
import { textOf } from '../markup/plain-text';
import { parseDate } from '../metadata/dates';
import { chooseLanguage } from '../metadata/language';
import { proseIn } from '../metadata/prose';
import { type Book, readPackage } from './epub/package';
import type { ImportContext, Importer, ImportItem } from './importer';
import { makeDraft } from './make-draft';

export const epub: Importer = {
  name: 'epub',

  accepts: ({ bytes }) =>
    String.fromCharCode(...bytes.subarray(0, 64)).includes('mimetypeapplication/epub+zip'),

  async *read(source, context): AsyncGenerator<ImportItem> {
    try {
      const files = await filesIn(source.bytes);
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

type BookFiles = ReadonlyMap<string, ContainerEntry>;

async function filesIn(bytes: Uint8Array<ArrayBuffer>): Promise<BookFiles> {
  const { entries } = await openZip(sourceOfBytes(bytes));
  return new Map(
    entries.filter(({ refused }) => !refused).map((each) => [lookUpName(each.path), each]),
  );
}

/** The article of one chapter; null for a chapter without text (a cover, an empty page). */
async function chapterItem(
  path: string,
  book: Book,
  files: BookFiles,
  context: ImportContext,
): Promise<ImportItem | null> {
  if (book.encrypted.has(path)) return { ok: false, item: path, reason: 'encrypted' };
  const bytes = await bytesOf(files.get(path));
  if (!bytes) return { ok: false, item: path, reason: 'damaged' };
  const { text: markup, encoding } = await decodeBytes(bytes, 'xml');
  const document = context.parseHtml(markup);
  const words = textOf(document.body, { captions: true });
  if (words === '') return null;
  const images = setImagesAside(document, context.cleanSvg, imagesAround(path, files));
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

const imagesAround = (path: string, files: BookFiles): Companions =>
  companionsAround(path, (name) => {
    const entry = files.get(name);
    return entry ? { name, read: () => bytesOf(entry) } : null;
  });

async function bytesOf(entry: ContainerEntry | undefined): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    if (!entry || entry.size > LARGEST_FILE) return null;
    const source = await entry.open();
    return await source.read(0, source.size);
  } catch {
    return null;
  }
}
