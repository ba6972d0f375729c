import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

/** Says once that a later version runs, and leads to what is new in it. */
export function UpdatedNotice({ onLook }: { onLook: () => void }) {
  const { notices, help } = useStrings();
  const { info } = useServices();
  const [isShown, setIsShown] = useState(info.updatedFrom !== null);
  if (!isShown) return null;
  return (
    <div role="status">
      <div className="notice">
        <Sparkles size={18} strokeWidth={1.8} aria-hidden />
        <p className="notice-text">{help.updated(info.version)}</p>
        <Button
          className="button"
          onPress={() => {
            setIsShown(false);
            onLook();
          }}
        >
          {help.whatsNew}
        </Button>
        <Button className="button plain" onPress={() => setIsShown(false)}>
          {notices.understood}
        </Button>
      </div>
    </div>
  );
}
