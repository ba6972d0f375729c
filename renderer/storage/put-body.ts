import type { Article, CleanHtml } from '../core/article/article';
import { showsImage } from '../core/article/shows-image';
import type { CarrelDatabase } from './database';

/**
 * The one way in which a body comes into the database, in the caller's transaction: what the record
 * says of it is read from it here, so that no merge or older file can have it wrong.
 *
 * @returns the record as it is stored
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
