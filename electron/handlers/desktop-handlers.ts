import { join } from 'node:path';
import { shell } from 'electron';
import type { Arrivals } from '../desktop/arrivals.js';
import type { Autostart } from '../desktop/autostart.js';
import { DraggedFiles } from '../desktop/dragged-files.js';
import type { QuickKeySetting } from '../desktop/quick-key.js';
import type { QuickWindow } from '../desktop/quick-window.js';
import { iconPath } from '../desktop/tray-icon.js';
import { fileNameOf } from '../dialogs.js';
import type { NamedArticle } from '../ipc/desktop.js';
import type { desktopRequests } from '../ipc/desktop-requests.js';
import type { Handlers } from '../ipc/serve.js';
import type { PageWindows } from '../page-windows.js';
import { wasAsked } from '../permissions.js';
import type { Vault } from '../vault/vault.js';

interface DesktopServices {
  profile: string;
  vault: Vault;
  page: PageWindows;
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
  const { profile, vault } = services;
  const articleFile = async (folder: string) => {
    // Reading it refuses a folder that is none, and links.
    const { html } = await vault.readArticle(folder);
    return html === null ? null : join(vault.root.path, folder, 'article.html');
  };
  const dragged = new DraggedFiles({
    ...{ profile, articleFile, nameOf: fileNameOf },
    original: async (sha256) => (await vault.findStored('originals', sha256))?.path ?? null,
  });
  // What a process has left that was killed.
  dragged.sweep();
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
    dragOut: async (caller, articles) => {
      if (!wasAsked(caller)) return false;
      const files = await dragged.make(articles);
      const [file] = files;
      if (file === undefined) return false;
      caller.startDrag({ file, files, icon: iconPath });
      return true;
    },
    showArticleFile: async (_caller, folder) => {
      const path = await articleFile(folder);
      if (path !== null) shell.showItemInFolder(path);
      return path !== null;
    },
    openFromQuick: (_caller, id) => {
      page.openArticle(id);
      quickWindow.close();
    },
    searchFromQuick: (_caller, query) => {
      page.show();
      quickWindow.close();
      page.searchFor(query);
    },
    closeQuick: () => quickWindow.close(),
  };
}
