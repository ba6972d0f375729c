import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Preferences, Theme } from '../../library/actions/preferences';

const darkQuery = '(prefers-color-scheme: dark)';

export function useTheme(preference: Preferences['theme']): Theme {
  const systemIsDark = useSyncExternalStore(followSystem, () => matchMedia(darkQuery).matches);
  const theme = preference === 'system' ? (systemIsDark ? 'dark' : 'light') : preference;
  // A layout effect, as the article's frame reads the theme's colours in an effect.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return theme;
}

export function isDark(theme: Theme): boolean {
  return theme === 'dark' || theme === 'black';
}

function followSystem(listener: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
