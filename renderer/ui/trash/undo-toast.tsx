import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useDesk } from '../app/desk';
import { IconButton } from '../app/icon-button';
import { useLasting } from '../app/use-lasting';
import { useStrings } from '../i18n/language-context';
import type { Undo } from './use-undo';
import './trash.css';

interface UndoToastProps {
  undo: Undo;
  /** How many articles are on their way back. */
  restoring: number;
  onUsed: () => void;
}

/** What comes back in less is not worth a word. */
const shownAfterMs = 600;

/** Says for a minute what was moved to the trash, with the way back; and that it is under way. */
export function UndoToast({ undo, restoring, onUsed }: UndoToastProps) {
  const { info } = useDesk();
  const { trash } = useStrings();
  const control = info.platform === 'darwin' ? '⌘' : 'Ctrl';
  const use = (action: () => unknown) => () => {
    action();
    // The button goes, and the keys must not go nowhere.
    onUsed();
  };
  const isSlow = useLasting(restoring > 0, shownAfterMs);
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
        {/* Another deletion is read aloud again, though the words are the same. */}
        {undo.last && <span key={undo.last.until}>{trash.moved(undo.last.articles.length)}</span>}
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
