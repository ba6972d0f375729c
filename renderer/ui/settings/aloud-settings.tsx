import { useStrings } from '../i18n/language-context';
import { SettingSwitch } from './setting-switch';

/** The settings of reading aloud that its bar does not have. */
export function AloudSettings() {
  const { aloud } = useStrings();
  return (
    <div>
      <span className="setting-label">{aloud.action}</span>
      <SettingSwitch name="speechGoesOn" label={aloud.goesOn} />
      <SettingSwitch name="speechAltTexts" label={aloud.altTexts} />
    </div>
  );
}
