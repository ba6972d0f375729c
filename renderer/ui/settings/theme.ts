import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Preferences } from '../../library/actions/preferences';

export type Theme = 'light' | 'dark' | 'sepia';

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

function followSystem(listener: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
