import { FileWarning } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { VaultState } from '../../vault/messages';
import { useStrings } from '../i18n/language-context';

/** Says that the folder holds what Carrel has not written or cannot read, until it is put off. */
export function FindingsNotice({
  found,
  onLook,
}: Pick<VaultState, 'found'> & { onLook: () => void }) {
  const { notices } = useStrings();
  const [putOff, setPutOff] = useState('');
  const differing = found?.differing ?? [];
  const unreadable = found?.unreadable ?? [];
  const all = [...differing, ...unreadable].map(({ folder }) => folder).join('\n');
  // What is left of something that was put off is put off, too.
  const isKnown = all.split('\n').every((folder) => putOff.split('\n').includes(folder));
  return (
    <div role="status">
      {all !== '' && !isKnown && (
        <div className="notice">
          <FileWarning size={18} strokeWidth={1.8} aria-hidden />
          <p className="notice-text">
            {differing.length > 0 && `${notices.differing(differing.length)} `}
            {unreadable.length > 0 && notices.unreadable(unreadable.length)}
          </p>
          <Button className="button" onPress={onLook}>
            {notices.look}
          </Button>
          <Button className="button plain" onPress={() => setPutOff(all)}>
            {notices.later}
          </Button>
        </div>
      )}
    </div>
  );
}
