import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import {
  type Preferences,
  readPreferences,
  savePreferences,
} from '../../library/actions/preferences';
import { followChanges } from '../../storage/change-log';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
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
  /** Sets the language of the provider around this one, which translates its messages. */
  onLanguage: (language: Preferences['language']) => void;
  children: ReactNode;
}

export function PreferencesProvider(props: PreferencesProviderProps) {
  const { initial, onLanguage } = props;
  const { library } = useServices();
  const strings = useStrings();
  const announce = useAnnounce();
  const [preferences, setPreferences] = useState(initial);
  const latest = useRef(initial);
  const saving = useRef(0);
  const show = useCallback(
    (now: Preferences) => {
      latest.current = now;
      setPreferences(now);
      onLanguage(now.language);
    },
    [onLanguage],
  );
  // After a lost database, preferences are recovered from the library folder only after the start.
  useEffect(
    () =>
      followChanges(async () => {
        if (saving.current > 0) return;
        const stored = await readPreferences(library);
        const isSame = JSON.stringify(stored) === JSON.stringify(latest.current);
        if (saving.current === 0 && !isSame) show(stored);
      }),
    [library, show],
  );
  const change = useCallback(
    (part: Partial<Preferences>) => {
      show({ ...latest.current, ...part });
      saving.current += 1;
      savePreferences(library, latest.current)
        .catch(() => announce(strings.settings.notSaved))
        .finally(() => {
          saving.current -= 1;
        });
    },
    [library, announce, strings, show],
  );
  const value = useMemo(() => ({ preferences, change }), [preferences, change]);
  return <PreferencesContext value={value}>{props.children}</PreferencesContext>;
}
