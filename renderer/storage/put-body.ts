import type { Article, CleanHtml } from '../core/article/article';
import { type LeftOutPart, leftOutText } from '../core/article/left-out';
import { showsImage } from '../core/article/shows-image';
import type { CarrelDatabase } from './database';

/** What an article's page says, as it is stored. */
export interface StoredBody {
  html: CleanHtml;
  /** The plain text of `html`. */
  text: string;
  /** What is kept of the page beside it. */
  leftOut: readonly LeftOutPart[];
  /** See `HtmlRow`. */
  isOnItsWay?: boolean;
}

/**
 * Writes an article with its body and text in the caller's transaction. All bodies are written here, so
 * that the fields derived from the body are right after a merge or a read of an older file.
 *
 * @returns the stored article
 */
export async function putBody(
  { articles, html: bodies, texts }: CarrelDatabase,
  article: Article,
  { html, text, leftOut, isOnItsWay = false }: StoredBody,
): Promise<Article> {
  const record = { ...article, hasImage: showsImage(html) };
  // Parts that are lost are not spoken of; of a page that is still to come, all is said.
  if (leftOut.length === 0 && !isOnItsWay) delete record.leftOut;
  const { id } = record;
  const prose = leftOutText(leftOut, 'prose');
  const links = leftOutText(leftOut, 'links');
  await Promise.all([
    articles.put(record),
    bodies.put({
      ...{ id, html, ...(leftOut.length > 0 && { leftOut: [...leftOut] }) },
      ...(isOnItsWay && { isOnItsWay }),
    }),
    texts.put({ id, text, ...(prose && { leftOut: prose }), ...(links && { links }) }),
  ]);
  return record;
}
