import type { Article, ArticleId } from '../core/article/article';
import type { Highlight } from '../core/highlights/highlight';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';

/** The highlights of an article, oldest first; empty when there is no such article. */
export async function readHighlights(
  { highlights }: CarrelDatabase,
  id: ArticleId,
): Promise<Highlight[]> {
  return (await highlights.get(id))?.highlights ?? [];
}

/**
 * Writes highlights in the caller's transaction, which must include `highlights`. The caller updates
 * the article's `highlightCount`.
 */
export async function putHighlights(
  { highlights }: CarrelDatabase,
  id: ArticleId,
  marks: Highlight[],
): Promise<void> {
  if (marks.length === 0) await highlights.delete(id);
  else await highlights.put({ id, highlights: marks });
}

/**
 * Edits an article's highlights and logs the change, in one transaction.
 *
 * @param edit returns the new highlights, or null to keep the old ones
 * @param onChanged is called with the highlights before and after, once they are stored
 * @returns the changed article; null when nothing was changed
 */
export async function changeHighlights(
  database: CarrelDatabase,
  id: ArticleId,
  edit: (marks: readonly Highlight[]) => Highlight[] | null,
  onChanged?: (before: readonly Highlight[], after: readonly Highlight[]) => void,
): Promise<Article | null> {
  const { articles, highlights, changes } = database;
  let before: Highlight[] = [];
  let after: Highlight[] | null = null;
  const changed = await database.transaction('rw', articles, highlights, changes, async () => {
    const article = await articles.get(id);
    before = await readHighlights(database, id);
    after = article ? edit(before) : null;
    if (!article || !after) return null;
    const edited = { ...article, highlightCount: after.length };
    await putHighlights(database, id, after);
    await articles.put(edited);
    await appendChanges(database, 'article-changed', [id]);
    return edited;
  });
  if (changed !== null) announceChanges();
  if (changed !== null && after !== null) onChanged?.(before, after);
  return changed;
}
