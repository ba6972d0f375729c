import { X } from 'lucide-react';
import { IconButton } from '../app/icon-button';
import { useStrings } from '../i18n/language-context';
import type { Transfer } from './use-transfer';

/** One line about an export or a restore: that it runs, and what came of it. */
export function TransferNotice({ transfer }: { transfer: Transfer }) {
  const strings = useStrings();
  const { message, isRunning, dismiss } = transfer;
  if (message === null) return null;
  return (
    <section className="notice" aria-label={strings.transfer.label}>
      <span className="notice-text" role="status">
        {message}
      </span>
      {!isRunning && <IconButton icon={X} label={strings.close} onPress={dismiss} />}
    </section>
  );
}
