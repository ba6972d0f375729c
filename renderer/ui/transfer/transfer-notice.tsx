import { X } from 'lucide-react';
import { IconButton } from '../app/icon-button';
import { ScrollRegion } from '../app/scroll-region';
import { useStrings } from '../i18n/language-context';
import type { Transfer } from './use-transfer';
import '../notices/notices.css';

/** The command line prints all of them. */
const mostShown = 200;

/** The progress of an export or restore, its result, and what could not be restored. */
export function TransferNotice({ transfer }: { transfer: Transfer }) {
  const strings = useStrings();
  const { message, isRunning, dismiss } = transfer;
  if (message === null) return null;
  return (
    <section className="notice" aria-label={strings.transfer.label}>
      <div className="notice-text">
        <span role="status">{message}</span>
        <NotRestored report={transfer.report} />
      </div>
      {!isRunning && <IconButton icon={X} label={strings.close} onPress={dismiss} />}
    </section>
  );
}

function NotRestored({ report }: Pick<Transfer, 'report'>) {
  const { transfer, findings: strings } = useStrings();
  if (report === null) return null;
  const textOf = (reason: (typeof report.failed)[number]['reason']) =>
    reason === 'not-saved' ? transfer.notSaved : strings.reasons[reason];
  const lines = [
    ...report.failed,
    ...(report.findings ?? []).map(({ place, ...rest }) => ({ folder: place, ...rest })),
  ];
  return (
    <details>
      <summary>{transfer.notTaken(lines.length)}</summary>
      <ScrollRegion className="not-taken" label={transfer.notTaken(lines.length)}>
        <ul>
          {lines.slice(0, mostShown).map(({ folder, reason, detail }) => (
            <li key={`${folder} ${reason}`}>
              <span className="notice-detail">{folder}</span> {textOf(reason)}{' '}
              <span className="quiet">{detail}</span>
            </li>
          ))}
          {lines.length > mostShown && <li>{strings.more(lines.length - mostShown)}</li>}
        </ul>
      </ScrollRegion>
    </details>
  );
}
