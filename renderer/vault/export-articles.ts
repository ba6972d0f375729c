import type { ExportAnswer } from '../../electron/ipc/exporting';
import type { CarrelBridge } from '../../electron/ipc/requests';
import { toMarkdown } from '../core/exporting/markdown-page';
import type { CarrelDatabase } from '../storage/database';
import { readHighlights } from '../storage/highlights';
import { imagesIn, withImageFiles } from './article-files';

/**
 * Exports the library in open formats: the main process copies the library folder, and each article
 * gets a Markdown file beside its HTML and JSON.
 */
export async function exportArticles(
  database: CarrelDatabase,
  carrel: CarrelBridge,
  target: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<ExportAnswer> {
  await carrel.request('beginExport', target, 'library');
  const cancel = () => void carrel.request('abandonExport', target);
  // The main process may copy the folder for minutes before it accepts the first Markdown file.
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  const ids = await database.articles.toCollection().primaryKeys();
  for (const id of ids) {
    if (signal.aborted) return cancelled;
    const [article, body] = await Promise.all([database.articles.get(id), database.html.get(id)]);
    if (!article || !body) continue;
    const assets = await database.assets.bulkGet(imagesIn(body.html));
    const html = withImageFiles(
      body.html,
      assets.flatMap((row) => row ?? []),
      '../../../..',
    );
    const content = toMarkdown(article, html, await readHighlights(database, id));
    await carrel.request('addToExport', target, `${article.folder}/article.md`, content);
  }
  if (signal.aborted) return cancelled;
  const answer = await carrel.request('finishExport', target);
  signal.removeEventListener('abort', cancel);
  return answer;
}

const cancelled: ExportAnswer = {
  ok: false,
  reason: 'failed',
  message: 'the export was cancelled, and nothing of it is left',
};
