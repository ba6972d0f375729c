import type { ArticleId } from '../core/article/article';
import { appendChanges } from './change-log';
import type { CarrelDatabase } from './database';

/** Puts an article into the place of one that was merged into it, in the caller's transaction. */
export async function joinInCollections(
  database: CarrelDatabase,
  gone: ArticleId,
  keep: ArticleId,
): Promise<void> {
  const rows = await database.collections
    .filter(({ articles }) => articles.includes(gone))
    .toArray();
  if (rows.length === 0) return;
  await database.collections.bulkPut(
    rows.map((row) => {
      const articles = row.articles.map((id) => (id === gone ? keep : id));
      return { ...row, articles: [...new Set(articles)] };
    }),
  );
  await appendChanges(database, 'record-changed', ['collections']);
}
