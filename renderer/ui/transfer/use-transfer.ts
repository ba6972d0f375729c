import { useRef, useState } from 'react';
import type { ExportFormat, Paper } from '../../../electron/ipc/exporting';
import type { ArticleId } from '../../core/article/article';
import type { ExportWords } from '../../core/exporting/words';
import type { RestoreReport } from '../../vault/restore-bundle';
import type { FailedArticle } from '../../vault/selection-run';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

/** Articles to export or print. */
export interface ArticlesOrder {
  ids: () => Promise<readonly ArticleId[]>;
  count: number;
  /** Suggested as the file's name, and the title of a collection. */
  name: string;
  /** What the reader has written of them together; empty for nothing. */
  about: string;
  format: ExportFormat;
  /** One file for all. */
  isOne: boolean;
  withMarks: boolean;
  withLinks: boolean;
  paper: Paper;
}

export interface Transfer {
  /** The current progress or the last result; null when there is nothing to show. */
  message: string | null;
  /** The failures and findings of the last restore. */
  report: Pick<RestoreReport, 'failed' | 'findings'> | null;
  /** The articles that the last export left out. */
  leftOut: readonly FailedArticle[];
  /** The file or folder that the last export has written. */
  written: { path: string; show: () => void } | null;
  isRunning: boolean;
  /** Cancels an export of articles; null when none is running. */
  cancel: (() => void) | null;
  exportArticles: (order: ArticlesOrder) => void;
  printArticles: (order: ArticlesOrder) => void;
  exportLibrary: () => void;
  restoreLibrary: () => void;
  dismiss: () => void;
}

/** Exports articles or the whole library, or restores an exported one, by the system's dialogs. */
export function useTransfer(): Transfer {
  const { bridge, library } = useServices();
  const { transfer, exports: words } = useStrings();
  const announce = useAnnounce();
  const [message, setMessage] = useState<string | null>(null);
  const [report, setReport] = useState<Transfer['report']>(null);
  const [leftOut, setLeftOut] = useState<readonly FailedArticle[]>([]);
  const [written, setWritten] = useState<Transfer['written']>(null);
  const [isRunning, setRunning] = useState(false);
  const [cancellable, setCancellable] = useState(false);
  const stop = useRef<AbortController | null>(null);

  async function run(work: () => Promise<string | null>): Promise<void> {
    if (isRunning) return;
    setRunning(true);
    setReport(null);
    setLeftOut([]);
    setWritten(null);
    try {
      setMessage(await work());
    } catch (error) {
      setMessage(transfer.failed(error instanceof Error ? error.message : String(error)));
    }
    setRunning(false);
    setCancellable(false);
  }

  /** Says where an export is. */
  async function nameWritten(target: string): Promise<void> {
    const path = await bridge.request('exportedTo', target);
    const show = async () => {
      const isShown = await bridge.request('showExport', target).catch(() => false);
      if (!isShown) announce(transfer.notThere);
    };
    setWritten(path === null ? null : { path, show: () => void show() });
  }

  /** Prepares a request that the user can cancel. */
  async function begin({ ids, name, count, ...choices }: ArticlesOrder) {
    setMessage(words.preparing(count));
    stop.current = new AbortController();
    setCancellable(true);
    const own: ExportWords = { ...words.inFiles, collection: words.collection(name, count) };
    const order = { ...choices, ids: await ids(), words: own };
    return { order, signal: stop.current.signal };
  }

  async function exportArticles(wanted: ArticlesOrder): Promise<string | null> {
    const { format, isOne } = wanted;
    const single = format === 'epub' || isOne;
    const target = await bridge.request('chooseArticlesExport', wanted.name, format, single);
    if (target === null) return message;
    const { order, signal } = await begin(wanted);
    const asked = { kind: 'exportSelection', order: { ...order, target } } as const;
    const answer = await library.vault.ask(asked, signal);
    if (signal.aborted) return words.cancelled;
    if (!answer.ok) return transfer.failed(answer.message);
    setLeftOut(answer.failed);
    await nameWritten(target);
    return words.exported(answer.articles, answer.failed.length);
  }

  async function printArticles(wanted: ArticlesOrder): Promise<string | null> {
    const { order, signal } = await begin(wanted);
    const answer = await library.vault.ask({ kind: 'printSelection', order }, signal);
    setLeftOut(answer.failed);
    if (answer.ok) return answer.failed.length > 0 ? words.printed(answer.failed.length) : null;
    if (answer.reason === 'cancelled') return null;
    return answer.message === '' ? words.notPrinted : words.notPrintedBecause(answer.message);
  }

  async function exportLibrary(): Promise<string | null> {
    const target = await bridge.request('chooseExport');
    if (target === null) return message;
    setMessage(transfer.exporting);
    const answer = await library.vault.ask({ kind: 'export', target });
    if (!answer.ok) return transfer.failed(answer.message);
    await nameWritten(target);
    return transfer.exported(answer.files);
  }

  async function restoreLibrary(): Promise<string | null> {
    const opened = await bridge.request('chooseBundle');
    if (opened === null) return message;
    if (!opened.ok) return transfer.failed(opened.message);
    setMessage(transfer.restoring);
    const { bundle } = opened;
    const report = await library.vault.ask({ kind: 'restoreBundle', bundle });
    const { added, merged, same, failed, findings = [] } = report;
    if (failed.length + findings.length > 0) setReport(report);
    return transfer.restored(added, merged, same, failed.length);
  }

  return {
    message,
    report,
    leftOut,
    written,
    isRunning,
    cancel: isRunning && cancellable ? () => stop.current?.abort() : null,
    exportArticles: (order) => void run(() => exportArticles(order)),
    printArticles: (order) => void run(() => printArticles(order)),
    exportLibrary: () => void run(exportLibrary),
    restoreLibrary: () => void run(restoreLibrary),
    dismiss: () => {
      setMessage(null);
      setReport(null);
      setLeftOut([]);
      setWritten(null);
    },
  };
}
