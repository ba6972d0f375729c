import { Switch } from 'react-aria-components';
import type { Preferences } from '../../library/actions/preferences';
import { usePreferences } from './preferences-context';

/** The settings that are on or off. */
type SwitchName = {
  [Name in keyof Preferences]: Preferences[Name] extends boolean ? Name : never;
}[keyof Preferences];

interface SettingSwitchProps {
  name: SwitchName;
  label: string;
}

/** Turns a setting on or off. */
export function SettingSwitch({ name, label }: SettingSwitchProps) {
  const { preferences, change } = usePreferences();
  return (
    <Toggle label={label} isOn={preferences[name]} onChange={(isOn) => change({ [name]: isOn })} />
  );
}

interface ToggleProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

export function Toggle({ label, isOn, onChange }: ToggleProps) {
  return (
    <Switch className="setting-switch" isSelected={isOn} onChange={onChange}>
      <span className="switch-track" aria-hidden />
      {label}
    </Switch>
  );
}
