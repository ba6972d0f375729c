import type { VaultState } from '../../vault/messages';
import { CountedBar } from '../app/counted-bar';
import { useDelayed } from '../app/use-delayed';
import { useFormat, useStrings } from '../i18n/language-context';

/** A faster comparison is not shown. */
const delayMs = 400;

/** The progress of rebuilding the database from the library folder. */
export function RebuildLine({ rebuilding }: Pick<VaultState, 'rebuilding'>) {
  const { notices } = useStrings();
  const format = useFormat();
  const isShown = useDelayed(rebuilding !== null && rebuilding.total > 0, delayMs);
  if (!isShown || rebuilding === null) return null;
  const { done, total } = rebuilding;
  return (
    <CountedBar
      className="rebuild"
      label={notices.rebuilding(format.number(done), format.number(total))}
      done={done}
      total={total}
    />
  );
}
