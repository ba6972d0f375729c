import { useDelayed } from '../app/use-delayed';
import { useStrings } from '../i18n/language-context';
import { type Chord, chordLabel } from './chord';
import { useKeymap } from './use-keymap';
import './key-hint.css';

/** Longer than somebody takes who knows the second key, in milliseconds. */
const afterMs = 500;

/** After the first key of a sequence: what the second one can be. */
export function KeyHint({ first }: { first: Chord }) {
  const { keys, commands } = useStrings();
  const keymap = useKeymap();
  const isLate = useDelayed(true, afterMs);
  if (!isLate) return null;
  return (
    <div className="key-hint" role="status" aria-label={keys.continuations}>
      {keymap.continuations(first).map(({ chord, command }) => (
        <div key={chord} className="key-line">
          <kbd>{chordLabel(chord, false, keys.space)}</kbd>
          {commands[command]}
        </div>
      ))}
    </div>
  );
}
