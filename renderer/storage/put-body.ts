import type { Article, CleanHtml } from '../core/article/article';
import { showsImage } from '../core/article/shows-image';
import type { CarrelDatabase } from './database';

/**
 * Writes an article with its body and text in the caller's transaction. All bodies are written here, so
 * that the fields derived from the body are right after a merge or a read of an older file.
 *
 * @returns the stored article
 */
export async function putBody(
  { articles, html: bodies, texts }: CarrelDatabase,
  article: Article,
  html: CleanHtml,
  text: string,
): Promise<Article> {
  const record = { ...article, hasImage: showsImage(html) };
  const { id } = record;
  await Promise.all([articles.put(record), bodies.put({ id, html }), texts.put({ id, text })]);
  return record;
}
