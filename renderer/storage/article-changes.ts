import type { Article, ArticleId } from '../core/article/article';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';

/**
 * Edits articles and logs those that really changed, in one transaction. `edit` answers the new
 * record, or null to leave this one as it is. Ids that are gone are passed over.
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
