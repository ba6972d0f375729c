import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BrowserWindow, type WebContents, type WebPreferences } from 'electron';
import { appOrigin } from './app-protocol.js';
import type { WindowRole } from './ipc/contract.js';
import { smallestWindow, type WindowPlace } from './window-place.js';

const roles = new Map<number, WindowRole>();
const closed = new Set<number>();

/** The role of one of our windows; null for anything else. */
export function roleOf(contents: WebContents): WindowRole | null {
  return roles.get(contents.id) ?? null;
}

/** True for a window of ours that has been closed. */
export function isClosed(contents: WebContents): boolean {
  return closed.has(contents.id);
}

const pages: Record<WindowRole, string> = {
  page: 'index.html',
  importer: 'import.html',
  cli: 'cli.html',
  quick: 'quick.html',
};

const webPreferences: WebPreferences = {
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  // Imports and indexing go on while the window is hidden or covered.
  backgroundThrottling: false,
};

/** Which page a window shows, in its address. */
interface PageName {
  /** The window's number, from 1; the address of the first one has none. */
  number: number;
  /** The place that a new window shows first. */
  shows?: string;
}

/** The address of a window's page. */
export function pageAddress({ number, shows }: PageName): string {
  const facts = new URLSearchParams();
  if (number > 1) facts.set('window', String(number));
  if (shows !== undefined) facts.set('shows', shows);
  const query = facts.size > 0 ? `?${facts}` : '';
  return `${appOrigin}/${pages.page}${query}`;
}

/**
 * @param isShown false for a window that waits in the tray; else it is shown once it is drawn
 * @param place where it was; null for the middle of the display
 * @param canDraw false where there is no display: GTK draws a frame, and crashes there
 */
export function createPageWindow(
  isShown = true,
  place: WindowPlace | null = null,
  canDraw = true,
  name: PageName = { number: 1 },
): BrowserWindow {
  const window = new BrowserWindow({
    ...(place?.bounds ?? { width: 1280, height: 840 }),
    fullscreen: place?.state === 'full-screen',
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    frame: canDraw,
    // A Mac gathers windows of one name as tabs, when its user wants that.
    tabbingIdentifier: 'carrel',
    backgroundColor: '#f7f5f1',
    webPreferences,
  });
  // Maximizing shows the window.
  const show = () => (place?.state === 'maximized' ? window.maximize() : window.show());
  if (isShown) window.once('ready-to-show', show);
  open(window, 'page', pageAddress(name));
  return window;
}

/** Opens the small window of the quick search, above the others. */
export function createQuickWindow(): BrowserWindow {
  const window = new BrowserWindow({
    ...{ width: 620, height: 420, show: false, center: true },
    ...{ frame: false, resizable: false, minimizable: false, maximizable: false },
    ...{ alwaysOnTop: true, skipTaskbar: true, fullscreenable: false },
    backgroundColor: '#f7f5f1',
    webPreferences,
  });
  window.once('ready-to-show', () => {
    window.show();
    window.focus();
  });
  open(window, 'quick');
  return window;
}

/**
 * Opens a window that is never shown, for importing or for commands.
 *
 * @param number that of an import window; above 0 for one that only reads
 */
export function createHiddenWindow(role: 'importer' | 'cli', number = 0): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    // GTK draws a frame, and crashes where there is no display.
    frame: false,
    width: 800,
    height: 600,
    webPreferences,
  });
  open(window, role, number > 0 ? `${appOrigin}/import-reader.html?${number}` : undefined);
  return window;
}

function open(
  window: BrowserWindow,
  role: WindowRole,
  address = `${appOrigin}/${pages[role]}`,
): void {
  const { id } = window.webContents;
  roles.set(id, role);
  window.on('closed', () => {
    roles.delete(id);
    closed.add(id);
  });
  void load(window, address);
}

const loadTries = 6;

/**
 * Loads the window's page. While helper processes of a killed Chromium are still there, Chromium
 * sometimes gives up the first load without a reason, so it is tried again. A window that cannot be
 * loaded is ended, so that its owner learns of it.
 */
async function load(window: BrowserWindow, address: string): Promise<void> {
  for (let tried = 1; !window.isDestroyed(); tried++) {
    try {
      await window.loadURL(address);
      return;
    } catch {
      if (tried === loadTries) break;
      await pause(100 * tried);
    }
  }
  if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
}
