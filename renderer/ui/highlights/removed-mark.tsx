import { Button } from 'react-aria-components';
import type { Highlight } from '../../core/highlights/highlight';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import './highlights.css';

interface RemovedMarkProps {
  removed: Highlight | null;
  onUndo: () => boolean;
}

/** Shows for a moment that a highlight was removed, with a button that restores it. */
export function RemovedMark({ removed, onUndo }: RemovedMarkProps) {
  const { info } = useServices();
  const { highlights, trash } = useStrings();
  const control = info.platform === 'darwin' ? '⌘' : 'Ctrl';
  return (
    <section
      className={removed ? 'removed-mark' : 'for-screen-readers'}
      aria-label={highlights.removedLabel}
    >
      <span role="status">{removed && <span key={removed.id}>{highlights.removed}</span>}</span>
      {removed && (
        <Button className="button" onPress={onUndo}>
          {trash.undo}
          <kbd aria-hidden>{`${control} Z`}</kbd>
        </Button>
      )}
    </section>
  );
}
