import { Info } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

/** Says once that an earlier version's working copy in the library folder can be deleted. */
export function OldProfileNotice() {
  const { notices } = useStrings();
  const { info } = useServices();
  const [isShown, setIsShown] = useState(info.oldProfile !== null);
  if (!isShown || info.oldProfile === null) return null;
  return (
    <div role="status">
      <div className="notice">
        <Info size={18} strokeWidth={1.8} aria-hidden />
        <p className="notice-text">{notices.oldProfile(info.oldProfile)}</p>
        <Button className="button plain" onPress={() => setIsShown(false)}>
          {notices.understood}
        </Button>
      </div>
    </div>
  );
}
