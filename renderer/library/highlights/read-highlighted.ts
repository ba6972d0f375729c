import { type HighlightedArticle, inTextOrder } from '../../core/exporting/highlighted-article';
import type { Highlight } from '../../core/highlights/highlight';
import type { Library } from '../library';

/** Articles whose highlights and texts are in memory at once. */
const batchSize = 200;

/** The articles with a highlight for which `isWanted`, newest first; highlights in text order. */
export async function readHighlighted(
  { database }: Pick<Library, 'database'>,
  isWanted: (highlight: Highlight) => boolean,
): Promise<HighlightedArticle[]> {
  const articles = await database.articles.where('highlightCount').above(0).toArray();
  articles.sort((a, b) => b.savedAt - a.savedAt || (a.id < b.id ? 1 : -1));
  const found: HighlightedArticle[] = [];
  for (let at = 0; at < articles.length; at += batchSize) {
    const some = articles.slice(at, at + batchSize);
    const ids = some.map(({ id }) => id);
    const [rows, texts] = await Promise.all([
      database.highlights.bulkGet(ids),
      database.texts.bulkGet(ids),
    ]);
    for (const [index, article] of some.entries()) {
      const highlights = (rows[index]?.highlights ?? []).filter(isWanted);
      if (highlights.length === 0) continue;
      found.push({ article, highlights: inTextOrder(highlights, texts[index]?.text ?? '') });
    }
  }
  return found;
}
