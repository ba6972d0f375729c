import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Preferences } from '../../library/actions/preferences';

export type Theme = 'light' | 'dark' | 'sepia';

const darkQuery = '(prefers-color-scheme: dark)';

export function useTheme(preference: Preferences['theme']): Theme {
  const systemIsDark = useSyncExternalStore(followSystem, () => matchMedia(darkQuery).matches);
  const theme = preference === 'system' ? (systemIsDark ? 'dark' : 'light') : preference;
  // Before any effect: the article's frame takes its colours from here.
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
