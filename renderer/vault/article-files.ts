import type { Article, Sha256 } from '../core/article/article';
import { articleInOrder, highlightInOrder } from '../core/article/article-record';
import type { LeftOutPart } from '../core/article/left-out';
import { htmlPage } from '../core/exporting/html-page';
import type { Highlight } from '../core/highlights/highlight';
import { type ArticleState, articleJoining } from '../core/machines/article-state';
import { toLeftOutSection } from '../core/sanitize/left-out-html';
import { escapeHtml } from '../core/text/escape-html';
import type { AssetRow, OriginalRow } from '../storage/database';

/** The version of the library's files. Every older one is read; a newer one is left alone. */
export const vaultSchema = 2;
/**
 * The version of an article with left-out text. An older Carrel would drop that text when it writes the
 * article again, so it must leave such an article alone.
 */
export const leftOutSchema = 3;
/**
 * The version of an article that says when it was changed. An older Carrel would drop that, and then count as
 * the last one that has changed all of it.
 */
export const articleSchema = 4;

/** Everything that an article's folder holds: enough to rebuild its database rows. */
export interface ArticleRecord {
  article: Article;
  html: string;
  text: string;
  /** What is kept of the page beside the body. */
  leftOut: readonly LeftOutPart[];
  /** The article.html that it speaks of has not come yet: see `HtmlRow`. */
  isOnItsWay?: true;
  /** Oldest first. */
  highlights: Highlight[];
  assets: AssetRow[];
  originals: Omit<OriginalRow, 'complete'>[];
  /** What all machines have done to it; absent where that is not known. */
  state?: ArticleState;
}

/** Begins the body in article.html. */
export const bodyStart = '<!--carrel:body-->';
const bodyEnd = '<!--/carrel:body-->';

/**
 * The content of article.html. It opens in any browser, refers to its images by relative links, and
 * has no script and no remote address. Two comments delimit the body; cleaned HTML has no comments. What
 * was left out of the body follows in a section of its own.
 */
export function toHtmlFile({ article, html, leftOut, assets }: ArticleRecord): string {
  const body = bodyStart + withImageFiles(html, assets, '../../../..') + bodyEnd;
  return htmlPage(article, body + toLeftOutSection(leftOut), "'self' file: data:");
}

/**
 * Replaces each `asset:` hash in a body with the address of the image's file.
 *
 * @param library the library folder's address, absolute or relative to the page
 */
export function withImageFiles(html: string, assets: readonly AssetRow[], library: string): string {
  const extensions = new Map(assets.map(({ sha256, extension }) => [sha256, extension]));
  return html.replace(/asset:([0-9a-f]{64})/g, (whole, sha256: string) => {
    const extension = extensions.get(sha256);
    if (extension === undefined) return whole;
    return `${library}/assets/${sha256.slice(0, 2)}/${sha256}${extension}`;
  });
}

/** The hashes of the images in a body, without repetition. */
export function imagesIn(html: string): Sha256[] {
  return [...new Set(html.match(/(?<=asset:)[0-9a-f]{64}/g) ?? [])];
}

/**
 * The inverse of `toHtmlFile`: the body, with images by hash. Null when the file does not have the
 * two delimiting comments.
 */
export function bodyOfHtmlFile(file: string): string | null {
  const start = file.indexOf(bodyStart);
  const end = file.lastIndexOf(bodyEnd);
  if (start < 0 || end < start) return null;
  return file
    .slice(start + bodyStart.length, end)
    .replace(/(?:\.\.\/){4}assets\/[0-9a-f]{2}\/([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?/g, 'asset:$1');
}

/** A body of plain paragraphs without images, for an article whose article.html is lost. */
export function bodyOfText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('\n');
}

/**
 * The content of article.json: metadata, text and the reader's own work. `htmlSha256` is the checksum
 * of article.html. Equal records give equal bytes, so an unchanged file is not written again.
 */
export function toJsonFile(
  { article, text, highlights, assets, originals, state }: Omit<ArticleRecord, 'html' | 'leftOut'>,
  htmlSha256: Sha256,
): string {
  const clocks = state && articleJoining.write(state, 'beside');
  const older = article.leftOut ? leftOutSchema : vaultSchema;
  const content = {
    schema: clocks ? articleSchema : older,
    article: articleInOrder(article),
    highlights: highlights.map(highlightInOrder),
    files: { 'article.html': htmlSha256 },
    originals: originals.map(({ sha256, fileName, extension }) => ({
      sha256,
      fileName,
      extension,
    })),
    assets: assets.map(({ sha256, mediaType, extension }) => ({ sha256, mediaType, extension })),
    text,
    ...(clocks !== undefined && { clocks }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
