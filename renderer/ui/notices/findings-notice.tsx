import { FileWarning } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { findingsByKind } from '../../vault/findings';
import type { VaultState } from '../../vault/messages';
import { useStrings } from '../i18n/language-context';

/** Shows the number of findings in the library folder, until the user dismisses it. */
export function FindingsNotice({
  found,
  onLook,
}: Pick<VaultState, 'found'> & { onLook: () => void }) {
  const { notices } = useStrings();
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set());
  const all = found?.findings ?? [];
  const keys = all.map(({ kind, place }) => `${kind} ${place}`);
  const isNew = keys.some((key) => !putOff.has(key));
  return (
    <div role="status">
      {isNew && (
        <div className="notice">
          <FileWarning size={18} strokeWidth={1.8} aria-hidden />
          <p className="notice-text">
            {findingsByKind(all)
              .map(({ kind, findings }) => notices.findings[kind](findings.length))
              .join(' ')}
          </p>
          <Button className="button" onPress={onLook}>
            {notices.look}
          </Button>
          <Button className="button plain" onPress={() => setPutOff(new Set(keys))}>
            {notices.later}
          </Button>
        </div>
      )}
    </div>
  );
}
