import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { VaultState } from '../../vault/messages';
import { useServices } from '../app/services';
import { useDelayed } from '../app/use-delayed';
import { useStrings } from '../i18n/language-context';

/** Retries at once, for a user who has freed space or connected the drive. */
function TryAgain() {
  const { library } = useServices();
  const { notices } = useStrings();
  const [isTrying, setIsTrying] = useState(false);
  const tryNow = () => {
    setIsTrying(true);
    void library.vault
      .ask({ kind: 'saved' })
      .catch(() => {})
      .finally(() => setIsTrying(false));
  };
  return (
    <Button className="button" isDisabled={isTrying} onPress={tryNow}>
      {notices.tryAgain}
    </Button>
  );
}

/** Shorter troubles are not shown. */
const delayMs = 1_000;

/** Says what could not be saved to the library folder, and why. Disappears once it is saved. */
export function TroubleBanner({ trouble, unsaved }: Pick<VaultState, 'trouble' | 'unsaved'>) {
  const { info, library } = useServices();
  const { notices } = useStrings();
  const isShown = useDelayed(trouble !== null, delayMs);
  return (
    // Always mounted, so that screen readers read its new content.
    <div role="status">
      {isShown && trouble && (
        <div className="notice trouble">
          <CircleAlert size={18} strokeWidth={1.8} aria-hidden />
          <div className="notice-text">
            <strong>{unsaved > 0 ? notices.unsaved(unsaved) : notices.unusable}</strong>
            <p>
              {notices.reasons[trouble.reason]} {notices.goOn}
            </p>
            <TryAgain />
            {(trouble.reason === 'empty' || trouble.reason === 'another') && (
              <Button
                className="button"
                onPress={() => void library.vault.ask({ kind: 'adopt' }).catch(() => {})}
              >
                {notices.adopt[trouble.reason]}
              </Button>
            )}
            <details>
              <summary>{notices.details}</summary>
              <p className="notice-detail">{info.libraryFolder}</p>
              <p className="notice-detail">{trouble.message}</p>
            </details>
          </div>
        </div>
      )}
    </div>
  );
}
