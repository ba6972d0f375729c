import type { Article, ArticleId } from '../core/article/article';
import type { Highlight } from '../core/highlights/highlight';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';

/** Oldest first; none for an article that is not there. */
export async function readHighlights(
  { highlights }: CarrelDatabase,
  id: ArticleId,
): Promise<Highlight[]> {
  return (await highlights.get(id))?.highlights ?? [];
}

/** Inside the caller's transaction, which must include `highlights`; the count is the caller's, too. */
export async function putHighlights(
  { highlights }: CarrelDatabase,
  id: ArticleId,
  marks: Highlight[],
): Promise<void> {
  if (marks.length === 0) await highlights.delete(id);
  else await highlights.put({ id, highlights: marks });
}

/**
 * Edits what is marked in an article and logs it, in one transaction. `edit` answers the new ones, or
 * null to leave them as they are. Answers the article as it is now, null when nothing was changed.
 */
export async function changeHighlights(
  database: CarrelDatabase,
  id: ArticleId,
  edit: (marks: readonly Highlight[]) => Highlight[] | null,
): Promise<Article | null> {
  const { articles, highlights, changes } = database;
  const changed = await database.transaction('rw', articles, highlights, changes, async () => {
    const article = await articles.get(id);
    const marks = article && edit(await readHighlights(database, id));
    if (!article || !marks) return null;
    const edited = { ...article, highlightCount: marks.length };
    await putHighlights(database, id, marks);
    await articles.put(edited);
    await appendChanges(database, 'article-changed', [id]);
    return edited;
  });
  if (changed !== null) announceChanges();
  return changed;
}
