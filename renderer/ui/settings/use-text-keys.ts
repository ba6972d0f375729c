import { useRef } from 'react';
import { defaultPreferences, type Theme } from '../../library/actions/preferences';
import { useAnnounce } from '../app/announcer';
import { useFormat, useStrings } from '../i18n/language-context';
import { usePreferences } from './preferences-context';
import { steppedMeasure } from './text-measures';
import { isDark } from './theme';

export interface TextKeys {
  larger: () => void;
  smaller: () => void;
  /** Returns to the default size. */
  resetSize: () => void;
  /** Changes between the light and the dark theme that were used last. */
  toggleDark: () => void;
}

/** What the keys `+ - 0 d` do. Each says what it set. */
export function useTextKeys(shown: Theme): TextKeys {
  const { settings } = useStrings();
  const format = useFormat();
  const announce = useAnnounce();
  const { preferences, change } = usePreferences();
  const last = useRef<{ light: Theme; dark: Theme }>({ light: 'light', dark: 'dark' });
  last.current[isDark(shown) ? 'dark' : 'light'] = shown;

  const setSize = (fontSize: number) => {
    change({ fontSize });
    announce(`${settings.fontSize}: ${format.number(fontSize)}`);
  };
  return {
    larger: () => setSize(steppedMeasure(preferences, 'fontSize', 1)),
    smaller: () => setSize(steppedMeasure(preferences, 'fontSize', -1)),
    resetSize: () => setSize(defaultPreferences.fontSize),
    toggleDark() {
      const theme = last.current[isDark(shown) ? 'light' : 'dark'];
      change({ theme });
      announce(`${settings.theme}: ${settings.themes[theme]}`);
    },
  };
}
