import { Switch } from 'react-aria-components';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from './preferences-context';

/** The settings of reading aloud that its bar does not have. */
export function AloudSettings() {
  const { aloud } = useStrings();
  const { preferences, change } = usePreferences();
  return (
    <div>
      <span className="setting-label">{aloud.action}</span>
      <Switch
        className="setting-switch"
        isSelected={preferences.speechGoesOn}
        onChange={(speechGoesOn) => change({ speechGoesOn })}
      >
        <span className="switch-track" aria-hidden />
        {aloud.goesOn}
      </Switch>
      <Switch
        className="setting-switch"
        isSelected={preferences.speechAltTexts}
        onChange={(speechAltTexts) => change({ speechAltTexts })}
      >
        <span className="switch-track" aria-hidden />
        {aloud.altTexts}
      </Switch>
    </div>
  );
}
