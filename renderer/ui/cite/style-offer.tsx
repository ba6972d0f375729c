import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useAnnounce } from '../app/announcer';
import { DialogBox } from '../app/dialog-box';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import { addStyle } from './add-style';
import './cite.css';

interface StyleOfferProps {
  files: readonly File[];
  onClose: () => void;
}

/** Offers to keep citation styles that were dropped on the window, where articles are imported. */
export function StyleOffer({ files, onClose }: StyleOfferProps) {
  const { cite: strings, cancel } = useStrings();
  const { library } = useServices();
  const announce = useAnnounce();
  const { change } = usePreferences();
  const [problems, setProblems] = useState<readonly string[]>([]);

  async function add(): Promise<void> {
    const found: string[] = [];
    for (const file of files) {
      const added = await addStyle(library, file, strings.notAdded);
      if (typeof added === 'string') found.push(`${file.name}: ${added}`);
      else {
        change({ citationStyle: added.id });
        announce(strings.added(added.title));
      }
    }
    if (found.length === 0) onClose();
    else setProblems(found);
  }

  return (
    <DialogBox title={strings.offer(files.length)} onClose={onClose}>
      <ul className="cite-files">
        {files.map((file) => (
          <li key={file.name}>{file.name}</li>
        ))}
      </ul>
      {problems.length === 0 && <p className="quiet">{strings.offerHint}</p>}
      {problems.length > 0 && (
        <div role="alert">
          {problems.map((problem) => (
            <p key={problem} className="cite-problem">
              {problem}
            </p>
          ))}
        </div>
      )}
      <div className="dialog-actions">
        {problems.length > 0 ? (
          <Button key="close" className="button primary" autoFocus onPress={onClose}>
            {strings.close}
          </Button>
        ) : (
          <>
            <Button className="button" onPress={onClose}>
              {cancel}
            </Button>
            <Button className="button primary" autoFocus onPress={() => void add()}>
              {strings.offered(files.length)}
            </Button>
          </>
        )}
      </div>
    </DialogBox>
  );
}
