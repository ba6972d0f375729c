/** The page of an article's original, where that is an archive of a page or a book. */
import { ContainerError } from '../containers/container';
import { decodeBytes } from '../encoding/encoding';
import type { Companions } from '../files/companions';
import { epub, type KnownChapter, pageInEpub } from './epub';
import type { ArchivedPage, ImportContext } from './importer';
import { mhtml, pageInMhtml } from './mhtml';
import { pageInWebarchive, webarchive } from './webarchive';

/** Bounds for a hostile page: more style sheets, or longer ones, are left out. */
const MOST_STYLES = 100;
const LONGEST_STYLES = 8 * 1024 * 1024;

type Parsers = Pick<ImportContext, 'parseHtml' | 'parseXml'>;

/** The HTML of the page, with the style sheets that came along in it; null when the file holds no page. */
export async function pageInOriginal(
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
  known: KnownChapter,
  parsers: Parsers,
): Promise<string | null> {
  const page = await archivedPage(file, known, parsers);
  if (!page) return null;
  const { text } = await decodeBytes(page.bytes, 'html');
  return withStyles(text, page.beside, parsers);
}

async function archivedPage(
  { name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> },
  known: KnownChapter,
  parsers: Parsers,
): Promise<ArchivedPage | null> {
  const source = { name, bytes, modifiedAt: null };
  try {
    if (epub.accepts(source)) return await pageInEpub(bytes, known, parsers);
    if (webarchive.accepts(source)) return pageInWebarchive(source, parsers);
    return mhtml.accepts(source) ? pageInMhtml(bytes) : null;
  } catch (error) {
    if (error instanceof ContainerError) return null;
    throw error;
  }
}

/** Puts the style sheets that came with a page into it. What else it links to stays as it is. */
async function withStyles(
  html: string,
  beside: Companions,
  { parseHtml }: Parsers,
): Promise<string> {
  const page = parseHtml(html);
  const links = [...page.querySelectorAll('link[rel~="stylesheet" i][href]')];
  let length = 0;
  for (const link of links.slice(0, MOST_STYLES)) {
    const bytes = await beside.find(link.getAttribute('href') ?? '')?.read();
    if (!bytes || length + bytes.length > LONGEST_STYLES) continue;
    length += bytes.length;
    const style = page.createElement('style');
    style.media = link.getAttribute('media') ?? '';
    style.textContent = (await decodeBytes(bytes, 'text')).text;
    link.replaceWith(style);
  }
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
