import { useEffect, useState } from 'react';
import { useAnnounce } from '../app/announcer';
import { useVaultState } from '../app/use-vault-state';
import { ChangingLine } from '../history/changing-line';
import { useStrings } from '../i18n/language-context';
import { TransferNotice } from '../transfer/transfer-notice';
import type { Transfer } from '../transfer/use-transfer';
import { FindingsNotice } from './findings-notice';
import { OldProfileNotice } from './old-profile-notice';
import { RebuildLine } from './rebuild-line';
import { TroubleBanner } from './trouble-banner';
import { UpdatedNotice } from './updated-notice';
import './notices.css';

interface NoticesProps {
  transfer: Transfer;
  onFindings: () => void;
  onReleaseNotes: () => void;
}

/** The notices about the library folder, above the panes; usually empty. */
export function Notices({ transfer, onFindings, onReleaseNotes }: NoticesProps) {
  const strings = useStrings();
  const announce = useAnnounce();
  const { trouble, unsaved, rebuilding, found } = useVaultState();
  const [wasRebuilding, setWasRebuilding] = useState(false);
  if (rebuilding !== null && rebuilding.total > 0 && !wasRebuilding) setWasRebuilding(true);

  useEffect(() => {
    if (!wasRebuilding || rebuilding !== null) return;
    setWasRebuilding(false);
    if (found !== null && found.rebuilt > 0) announce(strings.notices.rebuilt(found.rebuilt));
  }, [wasRebuilding, rebuilding, found, announce, strings]);

  return (
    <div className="notices">
      <TroubleBanner trouble={trouble} unsaved={unsaved} />
      <RebuildLine rebuilding={rebuilding} />
      <ChangingLine />
      <TransferNotice transfer={transfer} />
      <OldProfileNotice />
      <UpdatedNotice onLook={onReleaseNotes} />
      <FindingsNotice found={found} onLook={onFindings} />
    </div>
  );
}
