import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import { type Preferences, savePreferences } from '../../library/preferences';
import { useAnnounce } from '../app/announcer';
import { useDesk } from '../app/desk';
import { useStrings } from '../i18n/language-context';

interface PreferencesValue {
  preferences: Preferences;
  change: (change: Partial<Preferences>) => void;
}

const PreferencesContext = createContext<PreferencesValue | null>(null);

export function usePreferences(): PreferencesValue {
  const value = use(PreferencesContext);
  if (!value) throw new Error('outside of the preferences');
  return value;
}

interface PreferencesProviderProps {
  initial: Preferences;
  /** The language is set around this provider: what it says itself is translated, too. */
  onLanguage: (language: Preferences['language']) => void;
  children: ReactNode;
}

export function PreferencesProvider(props: PreferencesProviderProps) {
  const { initial, onLanguage } = props;
  const { library } = useDesk();
  const strings = useStrings();
  const announce = useAnnounce();
  const [preferences, setPreferences] = useState(initial);
  const latest = useRef(initial);
  const change = useCallback(
    (part: Partial<Preferences>) => {
      latest.current = { ...latest.current, ...part };
      setPreferences(latest.current);
      onLanguage(latest.current.language);
      savePreferences(library, latest.current).catch(() => announce(strings.settings.notSaved));
    },
    [library, announce, strings, onLanguage],
  );
  const value = useMemo(() => ({ preferences, change }), [preferences, change]);
  return <PreferencesContext value={value}>{props.children}</PreferencesContext>;
}
