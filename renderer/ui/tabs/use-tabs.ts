import { useRef, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import { useAnnounce } from '../app/announcer';
import type { LeftPlace } from '../app/left-place';
import { emptyHistory, type ReadingHistory } from '../app/reading-history';
import { useStrings } from '../i18n/language-context';
import {
  mostTabs,
  readTabs,
  reopened,
  shownTab,
  stepped,
  storeTabs,
  type Tab,
  type Tabs,
  withoutOthers,
  withoutTab,
  withPlace,
  withShown,
  withTab,
} from './tabs';

export interface TabsControl {
  all: readonly Tab[];
  /** Index in `all`. */
  shown: number;
  shownKey: number;
  show: (at: number) => void;
  step: (by: -1 | 1) => void;
  /** Opens a tab with the place that is shown, without its article. */
  open: () => void;
  /** Opens each article in a tab that is not shown yet. */
  openArticles: (ids: readonly ArticleId[]) => void;
  /** Closes a tab, by default the one that is shown. The window goes with its last tab. */
  close: (at?: number) => void;
  closeOthers: (at: number) => void;
  /** Opens the tab again that was closed last. */
  reopen: () => void;
}

interface TabsParts {
  /** The place that is shown now. */
  here: () => LeftPlace;
  show: (place: LeftPlace) => void;
  /** Puts the way through articles of another tab in the place of this one's, which it returns. */
  swapWay: (way: ReadingHistory) => ReadingHistory;
}

/** The tabs of this window. Each is a place; lists, reader and search are shared by all of them. */
export function useTabs(left: LeftPlace, { here, show, swapWay }: TabsParts): TabsControl {
  const [tabs, setTabs] = useState(() => readTabs(left));
  const ways = useRef(new Map<number, ReadingHistory>());
  const announce = useAnnounce();
  const { tabs: words } = useStrings();

  function change(to: (tabs: Tabs) => Tabs): void {
    const before = withPlace(tabs, here());
    const after = to(before);
    const [old, next] = [shownTab(before), shownTab(after)];
    if (next.key !== old.key) {
      ways.current.set(old.key, swapWay(ways.current.get(next.key) ?? emptyHistory));
      show(next.place);
    }
    setTabs(after);
    storeTabs(after);
  }
  const hasRoom = () => {
    const isRoom = tabs.all.length < mostTabs;
    if (!isRoom) announce(words.tooMany);
    return isRoom;
  };

  return {
    ...{ all: tabs.all, shown: tabs.shown, shownKey: shownTab(tabs).key },
    show: (at) => change((all) => withShown(all, at)),
    step: (by) => change((all) => stepped(all, by)),
    open() {
      if (!hasRoom()) return;
      change((all) => withTab(all, { ...here(), open: null, top: null, isAlone: false }, true));
    },
    openArticles(ids) {
      if (ids.length === 0 || !hasRoom()) return;
      change((all) => ids.reduce((so, open) => withTab(so, { ...here(), open }, false), all));
      announce(words.opened(Math.min(ids.length, mostTabs - tabs.all.length)));
    },
    close(at = tabs.shown) {
      if (tabs.all.length === 1) window.close();
      else change((all) => withoutTab(all, at));
    },
    closeOthers: (at) => change((all) => withoutOthers(all, at)),
    reopen: () => change(reopened),
  };
}
