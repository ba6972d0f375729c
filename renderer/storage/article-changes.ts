import type { Article, ArticleId } from '../core/article/article';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';

/**
 * Edits articles and logs the changed ones, in one transaction. Ids without an article are ignored.
 *
 * @param edit returns the new record, or null to keep the old one
 * @returns the ids of the changed articles
 */
export async function changeArticles(
  database: CarrelDatabase,
  ids: readonly ArticleId[],
  edit: (article: Article) => Article | null,
): Promise<ArticleId[]> {
  const changed = await database.transaction(
    'rw',
    database.articles,
    database.changes,
    async () => {
      const known = await database.articles.bulkGet([...ids]);
      const edited = known.flatMap((article) => (article ? (edit(article) ?? []) : []));
      await database.articles.bulkPut(edited);
      const editedIds = edited.map((article) => article.id);
      await appendChanges(database, 'article-changed', editedIds);
      return editedIds;
    },
  );
  if (changed.length > 0) announceChanges();
  return changed;
}
