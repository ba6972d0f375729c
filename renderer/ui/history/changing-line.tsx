import { Button } from 'react-aria-components';
import type { Changing } from '../../library/history/history';
import { CountedBar } from '../app/counted-bar';
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
      <CountedBar
        className="changing-progress"
        label={history.changing(history.steps[kind](total), format.number(done))}
        done={done}
        total={total}
      />
      <Button className="button" onPress={stop}>
        {history.stop}
      </Button>
    </div>
  );
}
