import type { Article, ArticleId, CleanHtml, Sha256 } from '../../core/article/article';
import type { LeftOutPart } from '../../core/article/left-out';
import { decodeBytes } from '../../core/encoding/encoding';
import { beginsLikeHtml } from '../../core/files/looks-like-html';
import { isPdf } from '../../core/importers/pdf';
import { makeInert } from '../../core/inert/inert-html';
import { parseHtml, parseXml } from '../../core/markup/parse-markup';
import type { Library } from '../library';

export interface OpenArticle {
  article: Article;
  html: CleanHtml;
  /** What is kept of its page beside the body; absent for none. */
  leftOut?: LeftOutPart[];
}

/** The article and its body; null when it was deleted. */
export async function openArticle(library: Library, id: ArticleId): Promise<OpenArticle | null> {
  const { articles, html } = library.database;
  const [article, body] = await Promise.all([articles.get(id), html.get(id)]);
  if (!article || !body) return null;
  const { html: own, leftOut } = body;
  return { article, html: own, ...(leftOut && { leftOut }) };
}

/** The images of an article as Blobs; missing ones are left out. */
export async function loadImages(
  library: Library,
  sha256s: readonly Sha256[],
): Promise<Map<Sha256, Blob>> {
  const rows = await library.database.assets.bulkGet([...sha256s]);
  const images = new Map<Sha256, Blob>();
  for (const row of rows) {
    const bytes = row && (await library.vault.readStored('assets', row.sha256));
    if (bytes) images.set(row.sha256, new Blob([bytes], { type: row.mediaType }));
  }
  return images;
}

/** True when the original is an HTML page, which can be shown and in which a block can be picked. */
export function isOnePage({ source, originals }: Article): boolean {
  return originals.length > 0 && ['html', 'singlefile', 'warc', 'wacz'].includes(source.format);
}

/**
 * An original, made safe to show: a page has no scripts and no remote resources. pdf.js draws a PDF
 * without running its scripts. What is neither a page nor a text is opened by other programs.
 */
export type OpenOriginal =
  | { kind: 'pdf'; fileName: string; bytes: Uint8Array }
  | { kind: 'page'; fileName: string; html: string }
  | { kind: 'text'; fileName: string; text: string }
  | { kind: 'other'; fileName: string; sha256: Sha256 };

export async function openOriginal(
  library: Library,
  article: Article,
): Promise<OpenOriginal | null> {
  const original = await readOriginal(library, article);
  if (!original) return null;
  const { fileName, sha256, bytes } = original;
  if (isPdf(bytes)) return { kind: 'pdf', fileName, bytes };
  const page = await pageOf(library, article, original);
  if (page !== null) return { kind: 'page', fileName, html: makeInert(page) };
  const { text, encoding } = await decodeBytes(bytes, 'text');
  return isText(text, encoding)
    ? { kind: 'text', fileName, text }
    : { kind: 'other', fileName, sha256 };
}

/** Formats of one page or chapter with its files; lists, which can be long, are not looked into. */
const archives = ['mhtml', 'mail', 'webarchive', 'epub', 'maff'];

/** The source of an article's page as it was saved; null when its original holds no page. */
export async function openOriginalPage(library: Library, article: Article): Promise<string | null> {
  if (!isOnePage(article) && !archives.includes(article.source.format)) return null;
  const original = await readOriginal(library, article);
  return original && !isPdf(original.bytes) ? pageOf(library, article, original) : null;
}

interface StoredOriginal {
  sha256: Sha256;
  fileName: string;
  bytes: Uint8Array<ArrayBuffer>;
}

async function readOriginal(
  library: Library,
  { originals }: Article,
): Promise<StoredOriginal | null> {
  const [sha256] = originals;
  const original = sha256 ? await library.database.originals.get(sha256) : undefined;
  const bytes = original && (await library.vault.readStored('originals', original.sha256));
  return bytes ? { sha256: original.sha256, fileName: original.fileName, bytes } : null;
}

async function pageOf(
  library: Library,
  article: Article,
  { fileName: name, bytes }: StoredOriginal,
): Promise<string | null> {
  // Markdown may begin with an element.
  const isHtml = beginsLikeHtml(bytes) && !/\.(?:md|markdown|txt)$/i.test(name);
  if (isOnePage(article) || isHtml) return (await decodeBytes(bytes, 'html')).text;
  const { pageInOriginal } = await import('../../core/importers/original-page');
  const text = (await library.database.texts.get(article.id))?.text ?? '';
  return pageInOriginal({ name, bytes }, { title: article.title, text }, { parseHtml, parseXml });
}

/** False for the bytes of a program's own format, and for RTF, which is letters that nobody reads. */
function isText(text: string, encoding: string): boolean {
  const start = text.slice(0, 8_192);
  return encoding.startsWith('utf-16') || !(start.includes('\0') || start.startsWith('{\\rtf'));
}
