import { keyOfWindow, type LeftPlace, leftPlaceOf, nowhere, type Stored } from '../app/left-place';

/** A place of the library, kept beside others in one window. */
export interface Tab {
  /** Names the tab while the window is open. */
  key: number;
  /** What it shows; for the tab that is shown, what it did when it was last left. */
  place: LeftPlace;
}

export interface Tabs {
  /** At least one. */
  all: readonly Tab[];
  /** Index in `all`. */
  shown: number;
  /** How many were opened behind the shown one since it is shown. The next one comes behind them. */
  behind: number;
  /** Closed tabs, the last one at the end. */
  closed: readonly Tab[];
}

export const mostTabs = 40;
const mostClosed = 20;

export const shownTab = ({ all, shown }: Tabs): Tab => all[shown]!;

/** The place of the tab that is shown, when it is left. */
export function withPlace(tabs: Tabs, place: LeftPlace): Tabs {
  return { ...tabs, all: tabs.all.with(tabs.shown, { ...shownTab(tabs), place }) };
}

export function withShown(tabs: Tabs, shown: number): Tabs {
  return shown === tabs.shown ? tabs : { ...tabs, shown, behind: 0 };
}

/** Opens a tab behind the one that is shown. The same tabs when there are as many as can be. */
export function withTab(tabs: Tabs, place: LeftPlace, isShown: boolean): Tabs {
  const { all, shown, behind, closed } = tabs;
  if (all.length >= mostTabs) return tabs;
  const key = Math.max(...[...all, ...closed].map((tab) => tab.key)) + 1;
  const at = isShown ? shown + 1 : shown + 1 + behind;
  const opened = { ...tabs, all: all.toSpliced(at, 0, { key, place }) };
  return isShown ? withShown(opened, at) : { ...opened, behind: behind + 1 };
}

/** The last tab is not closed. In the place of the one that is shown comes the next, or the one before. */
export function withoutTab(tabs: Tabs, at: number): Tabs {
  const tab = tabs.all[at];
  if (tab === undefined || tabs.all.length === 1) return tabs;
  const all = tabs.all.toSpliced(at, 1);
  const shown = at < tabs.shown ? tabs.shown - 1 : Math.min(tabs.shown, all.length - 1);
  return { all, shown, behind: 0, closed: [...tabs.closed, tab].slice(-mostClosed) };
}

export function withoutOthers(tabs: Tabs, at: number): Tabs {
  const only = tabs.all[at];
  if (only === undefined) return tabs;
  const others = tabs.all.filter((tab) => tab !== only);
  return {
    all: [only],
    shown: 0,
    behind: 0,
    closed: [...tabs.closed, ...others].slice(-mostClosed),
  };
}

/** Shows another tab, round the end. */
export function stepped(tabs: Tabs, by: -1 | 1): Tabs {
  const count = tabs.all.length;
  return withShown(tabs, (tabs.shown + by + count) % count);
}

/** Opens the tab again that was closed last. */
export function reopened(tabs: Tabs): Tabs {
  const last = tabs.closed.at(-1);
  if (last === undefined || tabs.all.length >= mostTabs) return tabs;
  return { ...withTab(tabs, last.place, true), closed: tabs.closed.slice(0, -1) };
}

const key = 'carrel-tabs';

/** What is kept of the tabs; the place of the one that is shown is the window's own (`left-place.ts`). */
interface StoredTabs {
  places: readonly LeftPlace[];
  shown: number;
}

/** The tabs that the window had when it was closed. */
export function readTabs(left: LeftPlace): Tabs {
  const { places, shown } = storedTabs();
  const others = places.length < 2 ? [nowhere] : places;
  const all = others.map((place, at) => ({ key: at, place }));
  const at = Math.min(shown, all.length - 1);
  return withPlace({ all, shown: at, behind: 0, closed: [] }, left);
}

export function storeTabs({ all, shown }: Tabs): void {
  if (all.length === 1) localStorage.removeItem(keyOfWindow(key));
  else {
    const stored: StoredTabs = { places: all.map(({ place }) => place), shown };
    localStorage.setItem(keyOfWindow(key), JSON.stringify(stored));
  }
}

/** A new window has the number, and so the key, of one that was closed before. */
export function forgetTabs(): void {
  localStorage.removeItem(keyOfWindow(key));
}

function storedTabs(): StoredTabs {
  try {
    const stored: Stored<StoredTabs> = JSON.parse(localStorage.getItem(keyOfWindow(key)) ?? '{}');
    const places = Array.isArray(stored?.places) ? stored.places : [];
    const shown = Number(stored?.shown);
    return {
      places: places.slice(0, mostTabs).map((place) => leftPlaceOf(place)),
      shown: Number.isInteger(shown) && shown > 0 ? shown : 0,
    };
  } catch {
    return { places: [], shown: 0 };
  }
}
