import { Button } from 'react-aria-components';
import type { Highlight } from '../../core/highlights/highlight';
import { useStrings } from '../i18n/language-context';
import { CommandKey } from '../keyboard/command-key';
import './highlights.css';

interface RemovedMarkProps {
  /** The highlights that were removed together; empty for none. */
  removed: readonly Highlight[];
  /** True when they were joined into one instead. */
  wasJoined?: boolean;
  onUndo: () => void;
}

/** Shows for a moment that a highlight was removed, with a button that restores it. */
export function RemovedMark({ removed, wasJoined = false, onUndo }: RemovedMarkProps) {
  const { highlights, trash } = useStrings();
  const last = removed.at(-1);
  return (
    <section
      className={last ? 'removed-mark' : 'for-screen-readers'}
      aria-label={highlights.removedLabel}
    >
      <span role="status">
        {last && (
          <span key={last.id}>
            {wasJoined ? highlights.joined : highlights.removed(removed.length)}
          </span>
        )}
      </span>
      {last && (
        <Button className="button" onPress={onUndo}>
          {trash.undo}
          <CommandKey of="undo" />
        </Button>
      )}
    </section>
  );
}
