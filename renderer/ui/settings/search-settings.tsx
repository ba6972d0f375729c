import { useStrings } from '../i18n/language-context';
import { SettingSwitch } from './setting-switch';

/** The settings of search. */
export function SearchSettings() {
  const { settings } = useStrings();
  return (
    <div>
      <span className="setting-label">{settings.search}</span>
      <SettingSwitch name="chineseVariants" label={settings.chineseVariants} />
      <p className="quiet setting-hint">{settings.chineseVariantsHint}</p>
    </div>
  );
}
