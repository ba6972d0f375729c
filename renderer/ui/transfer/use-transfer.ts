import { useState } from 'react';
import type { RestoreReport } from '../../vault/restore-bundle';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

export interface Transfer {
  /** The current progress or the last result; null when there is nothing to show. */
  message: string | null;
  /** The failures and findings of the last restore. */
  report: Pick<RestoreReport, 'failed' | 'findings'> | null;
  isRunning: boolean;
  exportLibrary: () => void;
  restoreLibrary: () => void;
  dismiss: () => void;
}

/** Exports the whole library or restores an exported one, by the system's dialogs. */
export function useTransfer(): Transfer {
  const { bridge, library } = useServices();
  const { transfer } = useStrings();
  const [message, setMessage] = useState<string | null>(null);
  const [report, setReport] = useState<Transfer['report']>(null);
  const [isRunning, setRunning] = useState(false);

  async function run(work: () => Promise<string | null>): Promise<void> {
    if (isRunning) return;
    setRunning(true);
    setReport(null);
    try {
      setMessage(await work());
    } catch (error) {
      setMessage(transfer.failed(error instanceof Error ? error.message : String(error)));
    }
    setRunning(false);
  }

  async function exportLibrary(): Promise<string | null> {
    const target = await bridge.request('chooseExport');
    if (target === null) return message;
    setMessage(transfer.exporting);
    const answer = await library.vault.ask({ kind: 'export', target });
    return answer.ok ? transfer.exported(answer.files) : transfer.failed(answer.message);
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
    isRunning,
    exportLibrary: () => void run(exportLibrary),
    restoreLibrary: () => void run(restoreLibrary),
    dismiss: () => {
      setMessage(null);
      setReport(null);
    },
  };
}
