import type { Arrivals } from '../desktop/arrivals.js';
import type { Autostart } from '../desktop/autostart.js';
import type { QuickKeySetting } from '../desktop/quick-key.js';
import type { QuickWindow } from '../desktop/quick-window.js';
import type { NamedArticle } from '../ipc/desktop.js';
import type { desktopRequests } from '../ipc/desktop-requests.js';
import type { Handlers } from '../ipc/serve.js';
import type { PageWindow } from '../page-window.js';
import { wasAsked } from '../permissions.js';

interface DesktopServices {
  page: PageWindow;
  arrivals: Arrivals;
  autostart: Autostart;
  quickKey: QuickKeySetting;
  quickWindow: QuickWindow;
  /** Carrel stays in the tray from now on, or no longer. */
  stayInTray(isOn: boolean): void;
  nameRecent(articles: readonly NamedArticle[]): void;
}

/** Requests about what Carrel does in the desktop. */
export function desktopHandlers(
  services: DesktopServices,
): Pick<Handlers, keyof typeof desktopRequests> {
  const { page, arrivals, autostart, quickKey, quickWindow } = services;
  const access = () => ({ autostart: autostart.state(), quickSearch: quickKey.access });
  return {
    desktopAccess: access,
    startAtLogin: async (caller, isOn) => {
      if (!wasAsked(caller)) return access();
      const state = await autostart.set(isOn);
      services.stayInTray(state === 'on');
      return { ...access(), autostart: state };
    },
    useQuickSearch: async (caller, isOn, key) => {
      if (wasAsked(caller)) await quickKey.set(isOn, key);
      return access();
    },
    nameRecent: (_caller, articles) => services.nameRecent(articles),
    notifyOfNew: (_caller, title, text, ids) => arrivals.tell(title, text, ids),
    openFromQuick: (_caller, id) => {
      page.show();
      quickWindow.close();
      page.openLink(`carrel://article/${id}`);
    },
    searchFromQuick: (_caller, query) => {
      page.show();
      quickWindow.close();
      page.searchFor(query);
    },
    closeQuick: () => quickWindow.close(),
  };
}
