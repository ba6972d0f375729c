import type { ArticleId } from '../../core/article/article';
import { announceChanges, appendChanges } from '../../storage/change-log';
import { readHighlights } from '../../storage/highlights';
import type { DeletedArticle } from '../journal';
import type { Library } from '../library';

/**
 * Deletes articles from the database; the vault then moves their folders to the trash. Originals and
 * images stay until neither an article nor the trash refers to them. Returns the deleted articles.
 */
export async function deleteArticles(
  library: Pick<Library, 'database' | 'journal'>,
  ids: readonly ArticleId[],
): Promise<DeletedArticle[]> {
  const { articles, html, texts, highlights, originals, changes } = library.database;
  const tables = [articles, html, texts, highlights, originals, changes];
  const deleted = await library.database.transaction('rw', tables, async () => {
    const known = (await articles.bulkGet([...ids])).flatMap((article) => article ?? []);
    const knownIds = known.map((article) => article.id);
    const deleted: DeletedArticle[] = [];
    for (const article of known) {
      deleted.push({ ...article, highlights: await readHighlights(library.database, article.id) });
    }
    await articles.bulkDelete(knownIds);
    await html.bulkDelete(knownIds);
    await texts.bulkDelete(knownIds);
    await highlights.bulkDelete(knownIds);
    const files = new Set(known.flatMap((article) => article.originals));
    for (const sha256 of files) {
      // The file's articles are no longer complete, so importing it again adds them.
      await originals.update(sha256, { complete: false });
    }
    await appendChanges(library.database, 'article-deleted', knownIds);
    return deleted;
  });
  if (deleted.length > 0) announceChanges();
  if (deleted.length > 0) library.journal?.articlesDeleted(deleted);
  return deleted;
}
