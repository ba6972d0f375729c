import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { IconButton } from '../app/icon-button';
import { useDelayed } from '../app/use-delayed';
import { useStrings } from '../i18n/language-context';
import { CommandKey } from '../keyboard/command-key';
import '../trash/trash.css';
import type { LibraryHistory } from './use-history';

interface UndoToastProps {
  history: LibraryHistory;
  /** The number of articles being restored. */
  restoring: number;
  onUsed: () => void;
}

/** A faster restore shows no progress. */
const delayMs = 600;

/**
 * Offers to undo a deletion, or the marking of a feed as read, for a minute, and shows the progress of
 * undoing it.
 */
export function UndoToast({ history, restoring, onUsed }: UndoToastProps) {
  const { trash, feeds } = useStrings();
  const { offered } = history;
  const done = offered?.kind === 'feed-read' ? feeds.markedRead : trash.moved;
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
    <section className={offered ? 'undo-toast' : 'for-screen-readers'} aria-label={trash.undo}>
      <span role="status">
        {/* The key remounts the line: screen readers read each deletion, even in equal words. */}
        {offered && <span key={offered.number}>{done(offered.articleCount)}</span>}
      </span>
      {offered && (
        <>
          <Button className="button undo-button" onPress={use(history.undo)}>
            {trash.undo}
            <CommandKey of="undo" />
          </Button>
          <IconButton icon={X} label={trash.dismiss} onPress={use(history.dismiss)} />
        </>
      )}
    </section>
  );
}
