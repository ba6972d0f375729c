import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ImportInput } from '../../library/import/import-batch';
import { useAnnounce } from '../app/announcer';
import { useStrings } from '../i18n/language-context';
import { readSamples } from '../import/sample-articles';
import { DeskDrawing } from './desk-drawing';
import './empty-desk.css';

interface EmptyDeskProps {
  onImportFiles: () => void;
  onImportFolder: () => void;
  onAddAddress: () => void;
  onFiles: (inputs: ImportInput[]) => void;
}

/** The welcome screen of an empty library. */
export function EmptyDesk(props: EmptyDeskProps) {
  const { onImportFiles, onImportFolder, onAddAddress, onFiles } = props;
  const { welcome, keys } = useStrings();
  const announce = useAnnounce();
  const [reading, setReading] = useState(false);

  function importSamples() {
    setReading(true);
    readSamples()
      .then(onFiles, () => announce(welcome.samplesFailed))
      .finally(() => setReading(false));
  }

  const hints: [keys: string[], does: string][] = [
    [['J', 'K'], welcome.keyMove],
    [['Enter'], welcome.keyRead],
    [['/'], welcome.keySearch],
    [['T'], welcome.keyTag],
    [['?'], welcome.keyHelp],
  ];

  return (
    <main className="empty-desk scrolls" aria-label={welcome.title}>
      <div className="empty-desk-column">
        <DeskDrawing />
        <h1>{welcome.title}</h1>
        <p>{welcome.body}</p>
        <div className="empty-desk-actions">
          <Button className="button primary" onPress={onImportFiles}>
            {welcome.importFiles}
          </Button>
          <Button className="button" onPress={onImportFolder}>
            {welcome.importFolder}
          </Button>
          <Button className="button" onPress={onAddAddress}>
            {welcome.addAddress}
          </Button>
        </div>
        <div className="empty-desk-samples">
          <Button className="button link" isDisabled={reading} onPress={importSamples}>
            {welcome.samples}
          </Button>
          <span className="quiet">{welcome.samplesHint}</span>
        </div>
        <dl className="empty-desk-keys" aria-label={keys.title}>
          {hints.map(([names, does]) => (
            <div key={does}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </div>
    </main>
  );
}
