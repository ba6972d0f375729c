import type { Article } from '../core/article/article';
import type { Library } from '../library/library';
import { UsageError } from './arguments';

/** Finds an article by its id or an unambiguous prefix of it; throws a UsageError. */
export async function findArticle({ database }: Library, word: string): Promise<Article> {
  const id = word.toUpperCase();
  // Every id begins with an empty word.
  if (id === '') throw new UsageError('an id cannot be empty');
  const found = await database.articles.where('id').startsWith(id).limit(2).toArray();
  if (found.length > 1)
    throw new UsageError(`${word}: the id of more than one article begins with this`);
  if (found[0] === undefined) throw new UsageError(`${word}: no such article`);
  return found[0];
}
