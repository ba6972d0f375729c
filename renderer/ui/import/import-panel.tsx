import { ChevronDown, ChevronUp, Pause, Play, X } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button, Label, ProgressBar } from 'react-aria-components';
import type { ImportBatch, ImportReportItem } from '../../library/import/import-batch';
import { isDeadAddress, isRefusedPage } from '../../library/import/import-queue';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import type { Format } from '../i18n/format';
import { useFormat, useStrings } from '../i18n/language-context';
import type { Strings } from '../i18n/strings';
import { ColumnsDialog } from './columns-dialog';
import { ImportReport } from './import-report';
import { countOutcomes } from './outcomes';
import { reasonLines } from './reason-lines';
import './import.css';

interface ImportPanelProps {
  showsReport: boolean;
  onReport: (isShown: boolean) => void;
  onClose: () => void;
  onOpenArticle: (id: string) => void;
}

export function useImportBatch(): ImportBatch | null {
  const { queue } = useServices();
  return useSyncExternalStore(queue.onChange, queue.batch);
}

/** The progress and the result of an import, in a panel that leaves the reader usable. */
export function ImportPanel(props: ImportPanelProps) {
  const { showsReport, onReport, onClose, onOpenArticle } = props;
  const { queue } = useServices();
  const strings = useStrings();
  const format = useFormat();
  const batch = useImportBatch();
  const [csv, setCsv] = useState<ImportReportItem | null>(null);
  if (!batch) return null;

  const isPaused = batch.state === 'paused';
  const isRunning = isPaused || batch.state === 'running' || batch.state === 'cancelling';
  const deadCount = batch.items.filter(isDeadAddress).length;
  const refusedCount = batch.items.filter(isRefusedPage).length;
  const counts = countOutcomes(batch.items);
  const unknownCsv = batch.items.find(({ columns }) => columns !== undefined);
  const [only] = batch.items;
  const summary =
    only?.outcome === 'failed' && batch.items.length === 1
      ? reasonLines(only, strings.import, format).join(' ')
      : strings.import.summary(counts.imported, counts.updated, counts.duplicate, counts.failed);

  return (
    <aside
      className={showsReport ? 'import-panel open' : 'import-panel'}
      aria-label={strings.import.title}
    >
      <div className="import-head">
        <strong>{headline(batch, strings)}</strong>
        {isRunning && (
          <IconButton
            icon={showsReport ? ChevronDown : ChevronUp}
            label={showsReport ? strings.import.hideReport : strings.import.showReport}
            onPress={() => onReport(!showsReport)}
          />
        )}
        {!isRunning && <IconButton icon={X} label={strings.import.close} onPress={onClose} />}
      </div>
      {isRunning && (
        <ProgressBar className="import-progress" value={batch.done} maxValue={batch.total}>
          {({ percentage }) => (
            <>
              <Label className="for-screen-readers">{strings.import.running}</Label>
              <div className="import-track">
                <div className="import-bar" style={{ width: `${percentage ?? 0}%` }} />
              </div>
            </>
          )}
        </ProgressBar>
      )}
      <div className="import-line">
        <span className="quiet" role={isRunning ? undefined : 'status'}>
          {isRunning ? progressLine(batch, strings, format) : summary}
        </span>
        {isRunning && (
          <IconButton
            icon={isPaused ? Play : Pause}
            label={isPaused ? strings.import.goOn : strings.import.pause}
            onPress={() => queue.pause(!isPaused)}
          />
        )}
        {isRunning ? (
          <Button
            className="button"
            isDisabled={batch.state === 'cancelling'}
            onPress={() => queue.cancel()}
          >
            {strings.cancel}
          </Button>
        ) : (
          <Button className="button" onPress={() => onReport(!showsReport)}>
            {showsReport ? strings.import.hideReport : strings.import.showReport}
          </Button>
        )}
      </div>
      {!isRunning && counts.failed > 0 && (
        <div className="import-line">
          <Button className="button" onPress={() => queue.retry()}>
            {strings.import.retry}
          </Button>
          {refusedCount > 0 && (
            <Button className="button" onPress={() => queue.takeRefused()}>
              {strings.address.takeRefused(refusedCount)}
            </Button>
          )}
          {deadCount > 0 && (
            <Button className="button" onPress={() => queue.takeArchived()}>
              {strings.address.takeArchived(deadCount)}
            </Button>
          )}
          {unknownCsv && (
            <Button className="button" onPress={() => setCsv(unknownCsv)}>
              {strings.import.csv.open}
            </Button>
          )}
        </div>
      )}
      {csv?.columns && (
        <ColumnsDialog
          columns={csv.columns}
          onConfirm={(columns) => queue.retryCsv(csv.file, columns)}
          onClose={() => setCsv(null)}
        />
      )}
      {showsReport && (
        <ImportReport items={batch.items} counts={counts} onOpenArticle={onOpenArticle} />
      )}
    </aside>
  );
}

function headline(batch: ImportBatch, strings: Strings): string {
  switch (batch.state) {
    case 'running':
      return strings.import.running;
    case 'paused':
      return strings.import.paused;
    case 'cancelling':
      return strings.import.cancelling;
    case 'cancelled':
      return strings.import.cancelled;
    case 'finished':
      return strings.import.finished;
  }
}

function progressLine(batch: ImportBatch, strings: Strings, format: Format): string {
  const { done, total, rate, areAddresses = false } = batch;
  const { number } = format;
  const parts = [strings.import.progress(number(done), number(total), areAddresses)];
  if (rate > 0) parts.push(strings.import.rate(number(Math.round(rate)), areAddresses));
  if (batch.secondsLeft !== null) parts.push(timeLeft(batch.secondsLeft, strings));
  return parts.join(' · ');
}

function timeLeft(seconds: number, strings: Strings): string {
  if (seconds >= 60) return strings.import.minutesLeft(Math.round(seconds / 60));
  return strings.import.secondsLeft(Math.max(1, Math.round(seconds)));
}
