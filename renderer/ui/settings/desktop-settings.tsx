import { useEffect, useState } from 'react';
import { type DesktopAccess, type QuickKey, quickKeys } from '../../../electron/ipc/desktop';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { Toggle } from './setting-switch';
import { Choice } from './text-settings';

/** What Carrel does in the desktop while its window is not used. All of it is off at first. */
export function DesktopSettings() {
  const { bridge, info } = useServices();
  const { desktop } = useStrings();
  const [access, setAccess] = useState<DesktopAccess | null>(null);
  useEffect(() => {
    void bridge.request('desktopAccess').then(setAccess);
  }, [bridge]);
  if (access === null) return null;

  const { autostart, quickSearch } = access;
  const use = (isOn: boolean, key: QuickKey) =>
    void bridge.request('useQuickSearch', isOn, key).then(setAccess);
  return (
    <>
      <div>
        <div className="setting-label">{desktop.title}</div>
        <Toggle
          label={desktop.startAtLogin}
          isOn={autostart === 'on'}
          onChange={(isOn) => void bridge.request('startAtLogin', isOn).then(setAccess)}
        />
        <p className="quiet setting-hint">
          {autostart === 'other' || autostart === 'failed'
            ? desktop.autostart[autostart]
            : desktop.startAtLoginHint(info.platform)}
        </p>
      </div>
      <div>
        <Toggle
          label={desktop.quickSearch}
          isOn={quickSearch.state !== 'off'}
          onChange={(isOn) => use(isOn, quickSearch.key)}
        />
        <p
          className={
            quickSearch.state === 'taken' || quickSearch.state === 'impossible'
              ? 'check-broken setting-hint'
              : 'quiet setting-hint'
          }
          role="status"
        >
          {desktop.quickStates[quickSearch.state]}
        </p>
      </div>
      {quickSearch.state !== 'off' && (
        <Choice
          label={desktop.key}
          value={quickSearch.key}
          options={quickKeys.map((key) => [key, shownKey(key, info.platform)])}
          onChange={(key) => use(true, key)}
        />
      )}
    </>
  );
}

function shownKey(key: QuickKey, platform: string): string {
  const isMac = platform === 'darwin';
  return key.replace('CommandOrControl', isMac ? '⌘' : 'Ctrl').replace('Alt', isMac ? '⌥' : 'Alt');
}
