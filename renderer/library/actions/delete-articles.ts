import type { Article, ArticleId } from '../../core/article/article';
import type { Highlight } from '../../core/highlights/highlight';
import { announceChanges, appendChanges } from '../../storage/change-log';
import { readHighlights } from '../../storage/highlights';
import type { Library } from '../library';

/** As it stood in the database. */
export interface DeletedArticle extends Article {
  highlights: Highlight[];
}

/**
 * Takes articles out of the library: the vault moves their folders to the trash. Originals and
 * images stay until nothing refers to them and the trash is empty. Answers those that were there.
 */
export async function deleteArticles(
  library: Library,
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
      // The file is no longer whole in the library, so importing it again is not a no-op.
      await originals.update(sha256, { complete: false });
    }
    await appendChanges(library.database, 'article-deleted', knownIds);
    return deleted;
  });
  if (deleted.length > 0) announceChanges();
  return deleted;
}
