import { Switch } from 'react-aria-components';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from './preferences-context';

/** The settings of search. */
export function SearchSettings() {
  const { settings } = useStrings();
  const { preferences, change } = usePreferences();
  return (
    <div>
      <span className="setting-label">{settings.search}</span>
      <Switch
        className="setting-switch"
        isSelected={preferences.chineseVariants}
        onChange={(chineseVariants) => change({ chineseVariants })}
      >
        <span className="switch-track" aria-hidden />
        {settings.chineseVariants}
      </Switch>
      <p className="quiet setting-hint">{settings.chineseVariantsHint}</p>
    </div>
  );
}
