import { X } from 'lucide-react';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import { IconButton } from '../app/icon-button';
import { ScrollRegion } from '../app/scroll-region';
import { useVaultState } from '../app/use-vault-state';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import type { Transfer } from './use-transfer';
import '../notices/notices.css';

/** The command line prints all of them. */
const mostShown = 200;
/** Milliseconds that the name of a written file is shown. */
const shownMs = 20_000;

/** The progress of an export or restore, its result, and what could not be restored. */
export function TransferNotice({ transfer }: { transfer: Transfer }) {
  const strings = useStrings();
  const { exporting } = useVaultState();
  const { message, written, isRunning, cancel, dismiss } = transfer;
  const notice = useRef<HTMLElement>(null);
  // What was written needs no answer; the notice goes by itself, but not from under the pointer or the focus.
  const isToldInFull =
    written !== null && !isRunning && transfer.leftOut.length === 0 && transfer.report === null;
  useWhenChanged([message, written, isToldInFull], () => {
    if (!isToldInFull) return;
    const timer = window.setInterval(() => {
      if (!notice.current?.matches(':hover, :focus-within')) dismiss();
    }, shownMs);
    return () => window.clearInterval(timer);
  });
  if (message === null) return null;
  const progress = cancel && exporting && strings.exports.progress(exporting.done, exporting.total);
  return (
    <section ref={notice} className="notice" aria-label={strings.transfer.label}>
      <div className="notice-text">
        {progress ? <span>{progress}</span> : <span role="status">{message}</span>}
        {written && <span className="notice-detail">{written.path}</span>}
        <NotRestored report={transfer.report} />
        <NotExported articles={transfer.leftOut} />
      </div>
      {cancel && (
        <Button className="button" onPress={cancel}>
          {strings.cancel}
        </Button>
      )}
      {written && (
        <Button className="button" onPress={written.show}>
          {strings.transfer.show}
        </Button>
      )}
      {!isRunning && <IconButton icon={X} label={strings.close} onPress={dismiss} />}
    </section>
  );
}

function NotExported({ articles }: { articles: Transfer['leftOut'] }) {
  const { exports: strings, findings, list } = useStrings();
  if (articles.length === 0) return null;
  return (
    <details>
      <summary>{strings.leftOut(articles.length)}</summary>
      <ScrollRegion className="not-taken" label={strings.leftOut(articles.length)}>
        <ul>
          {articles.slice(0, mostShown).map(({ id, title, reason, message }) => (
            <li key={id}>
              <span className="notice-detail">{title || list.noTitle}</span>{' '}
              {strings.reasons[reason]} <span className="quiet">{message}</span>
            </li>
          ))}
          {articles.length > mostShown && <li>{findings.more(articles.length - mostShown)}</li>}
        </ul>
      </ScrollRegion>
    </details>
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
