import type { CarrelBridge, ExportAnswer } from '../../electron/ipc/contract';
import type { CleanHtml } from '../core/article';
import { toMarkdown } from '../core/markdown-page';
import type { CarrelDatabase } from '../storage/database';
import { readHighlights } from '../storage/highlights';

/**
 * Everything in open formats: main copies the library's folder, and beside each article's HTML and
 * JSON comes the same as Markdown.
 */
export async function exportArticles(
  database: CarrelDatabase,
  carrel: CarrelBridge,
  target: string,
): Promise<ExportAnswer> {
  await carrel.request('beginExport', target);
  const ids = await database.articles.toCollection().primaryKeys();
  for (const id of ids) {
    const [article, body] = await Promise.all([database.articles.get(id), database.html.get(id)]);
    if (!article || !body) continue;
    const html = body.html.replace(
      /asset:([0-9a-f]{2})([0-9a-f]{62})/g,
      '../../../../assets/$1/$1$2',
    ) as CleanHtml;
    const content = toMarkdown(article, html, await readHighlights(database, id));
    await carrel.request('addToExport', target, `${article.folder}/article.md`, content);
  }
  return carrel.request('finishExport', target);
}
