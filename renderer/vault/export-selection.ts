// Chosen articles as a book, as PDF, as HTML or as Markdown, or printed.
import type { PrintAnswer } from '../../electron/ipc/exporting';
import type { VaultTrouble } from '../../electron/ipc/vault-files';
import { writeBook } from './export-book';
import { printedPage, writeFiles, writeOneFile } from './export-pages';
import {
  Ended,
  type ExportChoices,
  type ExportRoom,
  type FailedArticle,
  type SelectionExport,
  SelectionRun,
} from './selection-run';

export type SelectionAnswer =
  | {
      ok: true;
      articles: number;
      files: number;
      bytes: number;
      failed: FailedArticle[];
    }
  | VaultTrouble;

export type SelectionPrint = PrintAnswer & { failed: FailedArticle[] };

/** Writes the articles to the target. An article that fails is left out and named in the answer. */
export async function exportSelection(
  room: ExportRoom,
  order: SelectionExport,
  signal: AbortSignal,
): Promise<SelectionAnswer> {
  const { carrel } = room;
  const { target, format } = order;
  const isOne = format === 'epub' || order.isOne;
  const oneShape = format === 'epub' ? 'book' : 'file';
  const beside = await carrel.request('beginExport', target, isOne ? oneShape : 'folder');
  const cancel = () => void carrel.request('abandonExport', target);
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  const run = new SelectionRun(room, order, signal, beside);
  const make = { epub: writeBook, one: writeOneFile, many: writeFiles };
  try {
    const hasEnded = await make[format === 'epub' ? format : isOne ? 'one' : 'many'](run).then(
      () => false,
      (error) => {
        if (error instanceof Ended) return true;
        throw error;
      },
    );
    if (signal.aborted) return cancelled;
    if (run.done === 0 && !hasEnded) {
      cancel();
      return { ...nothing, message: run.failed[0]?.message || nothing.message };
    }
    const answer = await carrel.request('finishExport', target);
    if (!answer.ok) return answer;
    const { files, bytes } = answer;
    return { ok: true, articles: run.done, files, bytes, failed: run.failed };
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    room.onProgress(null);
  }
}

/** Prints the articles by the system's dialog. */
export async function printSelection(
  room: ExportRoom,
  order: ExportChoices,
  signal: AbortSignal,
): Promise<SelectionPrint> {
  const run = new SelectionRun(room, { ...order, target: '', format: 'pdf', isOne: true }, signal);
  const page = await printedPage(run).finally(() => room.onProgress(null));
  const { failed } = run;
  if (signal.aborted || run.done === 0) {
    return { ok: false, reason: signal.aborted ? 'cancelled' : 'failed', message: '', failed };
  }
  return { ...(await room.carrel.request('printPage', page, order.paper)), failed };
}

const cancelled: VaultTrouble = {
  ok: false,
  reason: 'failed',
  message: 'the export was cancelled, and nothing of it is left',
};
const nothing: VaultTrouble = {
  ok: false,
  reason: 'failed',
  message: 'none of the articles could be exported',
};
