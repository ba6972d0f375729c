import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useDelayed } from '../app/use-delayed';
import { useStrings } from '../i18n/language-context';
import type { Deletion, Undo } from './use-undo';
import './trash.css';

interface UndoToastProps {
  undo: Undo;
  /** The number of articles being restored. */
  restoring: number;
  onUsed: () => void;
}

/** A faster restore shows no progress. */
const delayMs = 600;

/**
 * Offers to undo a deletion, or the archiving of a feed's unread articles, for a minute, and shows the progress
 * of undoing it.
 */
export function UndoToast({ undo, restoring, onUsed }: UndoToastProps) {
  const { info } = useServices();
  const { trash, feeds } = useStrings();
  const done = ({ archived, articles }: Deletion) =>
    archived ? feeds.archivedUnread(archived.length) : trash.moved(articles.length);
  const control = info.platform === 'darwin' ? '⌘' : 'Ctrl';
  const use = (action: () => unknown) => () => {
    action();
    // The button disappears, so the focus must move on.
    onUsed();
  };
  const isSlow = useDelayed(restoring > 0, delayMs);
  if (isSlow) {
    return (
      <section className="undo-toast restoring" aria-label={trash.undo}>
        <span role="status">{trash.restoring(restoring)}</span>
      </section>
    );
  }
  return (
    <section className={undo.last ? 'undo-toast' : 'for-screen-readers'} aria-label={trash.undo}>
      <span role="status">
        {/* The key remounts the line: screen readers read each deletion, even in equal words. */}
        {undo.last && <span key={undo.last.until}>{done(undo.last)}</span>}
      </span>
      {undo.last && (
        <>
          <Button className="button undo-button" onPress={use(undo.undo)}>
            {trash.undo}
            <kbd aria-hidden>{`${control} Z`}</kbd>
          </Button>
          <IconButton icon={X} label={trash.dismiss} onPress={use(undo.dismiss)} />
        </>
      )}
    </section>
  );
}
