import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { VaultState } from '../../vault/messages';
import { useDesk } from '../app/desk';
import { useLasting } from '../app/use-lasting';
import { useStrings } from '../i18n/language-context';

/** For somebody who has made room, or plugged the drive in, and does not want to wait. */
function TryAgain() {
  const { library } = useDesk();
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

/** Trouble of a moment is not worth a word. */
const shownAfterMs = 1_000;

/** Says what is not in the library's folder yet, and why; goes by itself when it is. */
export function TroubleBanner({ trouble, unsaved }: Pick<VaultState, 'trouble' | 'unsaved'>) {
  const { info, library } = useDesk();
  const { notices } = useStrings();
  const isShown = useLasting(trouble !== null, shownAfterMs);
  return (
    // Always there: what comes into it is read aloud.
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
