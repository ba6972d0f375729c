/** The types of what Carrel does in the desktop. This file imports nothing. */

/** The key combinations that may open the quick search from any program, as Electron names them. */
export const quickKeys = [
  'CommandOrControl+Shift+Space',
  'CommandOrControl+Alt+Space',
  'CommandOrControl+Alt+C',
] as const;
export type QuickKey = (typeof quickKeys)[number];

/**
 * `other`: what starts at login is another Carrel, or one for another library. `failed`: the system refuses it.
 */
export type AutostartState = 'on' | 'off' | 'other' | 'failed';

/** `taken`: another program has the key. `impossible`: the system lets no program listen, as under Wayland. */
export type QuickSearchState = 'on' | 'off' | 'taken' | 'impossible';

/** What Carrel does in the desktop while its window is not used; all of it is off at first. */
export interface DesktopAccess {
  autostart: AutostartState;
  quickSearch: { key: QuickKey; state: QuickSearchState };
}

/** An article that is dragged out of the window. */
export interface DraggedArticle {
  title: string;
  /** Its folder in the library. */
  folder: string;
  /** The hash of the file from which it was imported; null when there is none. */
  original: string | null;
}

/** An article for menus outside of the window. */
export interface NamedArticle {
  id: string;
  title: string;
}
