import { Button, Label, ProgressBar } from 'react-aria-components';
import type { Changing } from '../../library/history/history';
import { useDelayed } from '../app/use-delayed';
import { useFormat, useStrings } from '../i18n/language-context';
import { useChanging } from './use-history';
import './changing-line.css';

/** A faster change is not shown. */
const delayMs = 400;

/** How far a command on many articles is, and the button that ends it. */
export function ChangingLine() {
  const [changing] = useChanging();
  const isShown = useDelayed(changing !== undefined, delayMs);
  return isShown && changing ? <ChangingBar changing={changing} /> : null;
}

/** The same at once, for the dialog in which the command was given. */
export function ChangingBar({ changing }: { changing: Changing }) {
  const { history } = useStrings();
  const format = useFormat();
  const { kind, done, total, stop } = changing;
  return (
    <div className="changing">
      <ProgressBar className="changing-progress" value={done} maxValue={total}>
        {({ percentage }) => (
          <>
            <Label className="changing-label">
              {history.changing(history.steps[kind](total), format.number(done))}
            </Label>
            <div className="changing-track">
              <div className="changing-bar" style={{ width: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <Button className="button" onPress={stop}>
        {history.stop}
      </Button>
    </div>
  );
}
