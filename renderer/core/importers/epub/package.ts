/** The package document of an EPUB (EPUB 3.3, section 5) and its table of contents. */
import type { ContainerEntry } from '../../containers/container';
import type { ImportContext } from '../importer';

export interface Book {
  title: string;
  authors: string[];
  lang: string | null;
  published: string | null;
  /** Paths of the documents in reading order. */
  chapters: string[];
  /** Titles from the table of contents, by path. */
  titles: Map<string, string>;
  /** Paths of encrypted files (DRM). */
  encrypted: Set<string>;
}

/** Largest XML file that is parsed, in bytes. */
const LARGEST_XML = 16 * 1024 * 1024;

type Files = ReadonlyMap<string, ContainerEntry>;

/** Reads the package document; null when the archive has none. */
export async function readPackage(
  files: Files,
  context: Pick<ImportContext, 'parseXml'>,
): Promise<Book | null> {
  const read = async (path: string) => {
    const entry = files.get(path);
    // A real table of contents has some kilobytes, and an XML parser takes many times the size of its
    // input.
    if (!entry || entry.size > LARGEST_XML) return null;
    const source = await entry.open();
    const text = new TextDecoder().decode(await source.read(0, source.size));
    return context.parseXml(text.replace(/^\ufeff/, ''));
  };
  const container = await read('META-INF/container.xml');
  const path = container && elements(container, 'rootfile')[0]?.getAttribute('full-path');
  const opf = path ? await read(path) : null;
  if (!opf || !path) return null;
  const all = (name: string) =>
    elements(opf, name).flatMap((each) => each.textContent?.replace(/\s+/g, ' ').trim() || []);
  const manifest = new Map(elements(opf, 'item').map((item) => [item.getAttribute('id'), item]));
  const pathOf = (item: Element | null | undefined) =>
    item ? resolve(path, item.getAttribute('href') ?? '') : null;
  const chapters = elements(opf, 'itemref').flatMap(
    (each) => pathOf(manifest.get(each.getAttribute('idref'))) ?? [],
  );
  const items = [...manifest.values()];
  const contents =
    items.find((item) => /\bnav\b/.test(item.getAttribute('properties') ?? '')) ??
    items.find((item) => item.getAttribute('media-type') === 'application/x-dtbncx+xml');
  const contentsPath = pathOf(contents);
  const encryption = await read('META-INF/encryption.xml').catch(() => null);
  return {
    title: all('title')[0] ?? '',
    authors: all('creator'),
    lang: all('language')[0] ?? null,
    published: all('date')[0] ?? null,
    chapters: [...new Set(chapters)].filter((each) => each !== contentsPath),
    titles: titlesIn(
      contentsPath ? await read(contentsPath).catch(() => null) : null,
      contentsPath,
    ),
    encrypted: new Set(
      encryption
        ? elements(encryption, 'CipherReference').map((each) =>
            resolve('', each.getAttribute('URI') ?? ''),
          )
        : [],
    ),
  };
}

/** All elements with this local name, in any namespace: half of all books declare the wrong one. */
const elements = (root: Document | Element, name: string): Element[] => [
  ...root.getElementsByTagNameNS('*', name),
];

/** Titles by path, from EPUB 3's navigation document or EPUB 2's NCX. */
function titlesIn(contents: Document | null, path: string | null): Map<string, string> {
  const titles = new Map<string, string>();
  if (!contents || !path) return titles;
  const add = (href: string | null | undefined, title: string | null | undefined) => {
    const chapter = resolve(path, href ?? '');
    const words = title?.replace(/\s+/g, ' ').trim();
    if (words && !titles.has(chapter)) titles.set(chapter, words);
  };
  for (const link of elements(contents, 'a')) add(link.getAttribute('href'), link.textContent);
  for (const point of elements(contents, 'navPoint')) {
    const label = elements(point, 'text')[0]?.textContent;
    add(elements(point, 'content')[0]?.getAttribute('src'), label);
  }
  return titles;
}

function resolve(from: string, href: string): string {
  try {
    const url = new URL(href, `epub:///${from.split('/').map(encodeURIComponent).join('/')}`);
    return decodeURIComponent(url.pathname).replace(/^\/+/, '').normalize('NFC');
  } catch {
    return href;
  }
}
