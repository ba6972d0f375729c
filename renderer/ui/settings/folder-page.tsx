import { useEffect, useState } from 'react';
import type { PageOwner } from '../../../electron/ipc/page-files';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from './preferences-context';
import { SettingSwitch } from './setting-switch';

/** The switch of the page for browsers, and why it cannot be written. */
export function FolderPage() {
  const { settings } = useStrings();
  const { bridge } = useServices();
  const { preferences } = usePreferences();
  const [owner, setOwner] = useState<PageOwner>('none');
  const isOn = preferences.folderPage;
  useEffect(() => {
    if (!isOn) return;
    let isShown = true;
    // A folder that is gone is reported elsewhere.
    void bridge.request('folderPageOwner').then(
      (found) => isShown && setOwner(found),
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [bridge, isOn]);
  return (
    <div>
      <SettingSwitch name="folderPage" label={settings.folderPage} />
      <p className="quiet setting-hint">{settings.folderPageHint}</p>
      <p role="status">{isOn && owner === 'other' && settings.folderPageOccupied}</p>
    </div>
  );
}
