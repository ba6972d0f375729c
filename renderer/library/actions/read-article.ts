import type { Article, ArticleId, CleanHtml, Sha256 } from '../../core/article/article';
import type { LeftOutPart } from '../../core/article/left-out';
import { decodeBytes } from '../../core/encoding/encoding';
import { isPdf } from '../../core/importers/pdf';
import { makeInert } from '../../core/inert/inert-html';
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
 * without running its scripts.
 */
export type OpenOriginal =
  | { kind: 'pdf'; fileName: string; bytes: Uint8Array }
  | { kind: 'page'; fileName: string; html: string }
  | { kind: 'text'; fileName: string; text: string };

export async function openOriginal(
  library: Library,
  article: Article,
): Promise<OpenOriginal | null> {
  const sha256 = article.originals[0];
  const original = sha256 ? await library.database.originals.get(sha256) : undefined;
  if (!original) return null;
  const bytes = await library.vault.readStored('originals', original.sha256);
  if (bytes === null) return null;
  if (isPdf(bytes)) return { kind: 'pdf', fileName: original.fileName, bytes };
  const isPage = isOnePage(article);
  const { text } = await decodeBytes(bytes, isPage ? 'html' : 'text');
  const fileName = original.fileName;
  return isPage
    ? { kind: 'page', fileName, html: makeInert(text) }
    : { kind: 'text', fileName, text };
}

/** The source of an article's page as it was saved; null when its original is no HTML page. */
export async function openOriginalPage(library: Library, article: Article): Promise<string | null> {
  const [sha256] = article.originals;
  if (sha256 === undefined || !isOnePage(article)) return null;
  const bytes = await library.vault.readStored('originals', sha256);
  return bytes && (await decodeBytes(bytes, 'html')).text;
}
