import { useCallback } from 'react';
import type { ArticleId } from '../../core/article/article';
import { useStrings } from '../i18n/language-context';
import { useAnnounce } from './announcer';
import type { LeftPlace } from './left-place';
import { useServices } from './services';

/** Opens one more window at a place of the library. */
export function useNewWindow(): (place: LeftPlace) => void {
  const { bridge } = useServices();
  const { announce: words } = useStrings();
  const announce = useAnnounce();
  return useCallback(
    (place: LeftPlace) => {
      bridge.request('openWindow', JSON.stringify(place)).then(
        (isOpen) => isOpen || announce(words.tooManyWindows),
        () => announce(words.failed),
      );
    },
    [bridge, announce, words],
  );
}

/** A place in a window of its own: without the row that is on top here, and without an article or with it alone. */
export function placeApart(
  here: Pick<LeftPlace, 'page' | 'filter' | 'query'>,
  open: ArticleId | null,
): LeftPlace {
  return { ...here, open, top: null, isAlone: open !== null };
}
