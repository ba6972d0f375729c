import type { ArticleId } from '../core/article/article';
import { type Highlight, mergeHighlights } from '../core/highlights/highlight';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase, OriginalRow } from './database';
import { putHighlights, readHighlights } from './highlights';
import type { StoredArticle } from './store-article';

/** What a file adds to an article that the library has. */
export interface AddedMarks {
  highlights: readonly Highlight[];
  tags: readonly string[];
  originals: readonly OriginalRow[];
}

/** Adds highlights from another file to an article, which keeps that file; null when it is gone. */
export async function markStored(
  database: CarrelDatabase,
  id: ArticleId,
  { highlights, tags, originals }: AddedMarks,
): Promise<StoredArticle | null> {
  const { articles, texts, changes } = database;
  const tables = [articles, texts, database.highlights, database.originals, changes];
  const stored = await database.transaction('rw', tables, async () => {
    const article = await articles.get(id);
    if (!article) return null;
    const known = await readHighlights(database, id);
    const text = (await texts.get(id))?.text ?? '';
    const marks = mergeHighlights(known, highlights, text);
    const union = (one: string[], other: readonly string[]) => [...new Set([...one, ...other])];
    const record = {
      ...article,
      highlightCount: marks.length,
      tags: union(article.tags, tags),
      originals: union(
        article.originals,
        originals.map(({ sha256 }) => sha256),
      ),
    };
    await putHighlights(database, id, marks);
    await articles.put(record);
    await database.originals.bulkPut(originals);
    await appendChanges(database, 'article-changed', [id]);
    const isSame = JSON.stringify([known, article.tags]) === JSON.stringify([marks, record.tags]);
    return { outcome: isSame ? 'duplicate' : 'updated', id, title: article.title } as const;
  });
  if (stored !== null) announceChanges();
  return stored;
}
