import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { app, type BrowserWindow, type WebContents } from 'electron';
import { askToFinish } from './closing.js';
import { grantFiles, releaseGrantsOf } from './granted-files.js';
import type { Events, MenuCommand } from './ipc/contract.js';
import type { FileGrant } from './ipc/granted-files.js';
import { sendEvent } from './ipc/serve.js';
import type { Log } from './log.js';
import { PageWatch } from './page-watch.js';
import { countInput } from './permissions.js';
import { createPageWindow } from './window.js';
import type { WindowPlaces } from './window-place.js';

/** How long the page may take to store the reading position and the index, in milliseconds. */
const closeWithinMs = 5_000;
/** How long `beforeClose` may take after that, in milliseconds. */
const beforeCloseWithinMs = 3_000;

/** Files of one opening that the system lists as recent. */
const mostRecent = 10;

/** The longest link from outside, in UTF-16 code units; the page accepts far less. */
const longestLink = 64 * 1024;

interface PageDuties {
  /** False where there is no display: a window would end the process. */
  canDraw: boolean;
  /** False while the process ends: a page that crashes then is not loaded again. */
  isWanted(): boolean;
  /** True when a closed window is only hidden, and Carrel goes on in the tray. */
  staysInTray(): boolean;
  /** True when a closed window is only hidden, and looks after watched folders and feeds: `carrel serve`. */
  staysToWatch(): boolean;
  /** The user works in the window again. */
  onUsed(): void;
  /** Runs when the page has finished, before its window is destroyed. */
  beforeClose(): Promise<void>;
  onClosed(): void;
}

/** The window that people see: at most one, and none while only commands run. */
export class PageWindow {
  #window: BrowserWindow | null = null;
  #hasOpened = false;
  #watch: PageWatch | null = null;
  /** True between `pageReady` and the end of the page that sent it. */
  #listens = false;
  /** True while the page is hidden and only watches, which keeps no process running. */
  #onlyWatches = false;
  /** Files to open that no page has received yet. */
  #undelivered: FileGrant[] = [];
  /** The newest link that no page has received yet. */
  #undeliveredLink: string | null = null;
  /** The newest query that no page has received yet. */
  #undeliveredQuery: string | null = null;

  constructor(
    private readonly log: Log,
    private readonly places: WindowPlaces,
    private readonly duties: PageDuties,
  ) {}

  get isOpen(): boolean {
    return this.#window !== null;
  }

  /** True when the window is there for its user: it is shown, or hidden in the tray. */
  get isUsed(): boolean {
    return this.isOpen && !this.#onlyWatches;
  }

  /** True when the page receives events. */
  get listens(): boolean {
    return this.#listens;
  }

  /** True when there is a window, or was one. */
  get hasOpened(): boolean {
    return this.#hasOpened;
  }

  /** True when the user does not see the window, or works in another one. */
  get isAway(): boolean {
    return this.#window === null || !this.#window.isFocused();
  }

  /** Opens the page without showing it; does nothing when there is one. */
  openInTray(): void {
    this.#onlyWatches = false;
    if (this.duties.canDraw && this.#window === null) this.#open(false);
  }

  /** Opens the page without showing it, also where there is no display; does nothing when there is one. */
  openToWatch(): void {
    if (this.#window !== null) return;
    this.#open(false);
    this.#onlyWatches = true;
  }

  /** Brings the window to the front; opens one when there is none. */
  show(): void {
    if (!this.duties.canDraw) {
      this.log.warn('page', 'no display');
      return;
    }
    this.#onlyWatches = false;
    if (this.#window === null) this.#open(true);
    else {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.show();
      this.#window.moveTop();
      // Otherwise macOS leaves the program that is used in front.
      if (process.platform === 'darwin') app.focus({ steal: true });
      this.#window.focus();
    }
  }

  /** Closes the window as its user would; without one, nothing happens. */
  close(): void {
    this.#window?.close();
  }

  /** Brings the window to the front and sends it a command of the menu bar. */
  choose(command: MenuCommand): void {
    this.show();
    if (this.#window !== null) countInput(this.#window.webContents);
    this.send('menu', command);
  }

  send<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    if (this.#window !== null) sendEvent(this.#window.webContents, name, payload);
  }

  /**
   * Grants the page these files, and hands them over as soon as it listens.
   *
   * @param cwd what relative paths start from
   */
  async openFiles(paths: readonly string[], cwd: string): Promise<void> {
    const grant = await grantFiles(paths, cwd);
    // Does nothing on Linux, where the program that opens a file notes it.
    for (const path of paths.slice(0, mostRecent)) app.addRecentDocument(resolve(cwd, path));
    if (this.#listens) this.send('openFiles', grant);
    else this.#undelivered.push(grant);
  }

  /** Brings the window to the front at an article. */
  openArticle(id: string): void {
    this.show();
    this.openLink(`carrel://article/${id}`);
  }

  /** Hands a `carrel:` link to the page, which reads it, as soon as it listens. */
  openLink(link: string): void {
    if (link.length > longestLink) this.log.warn('link-refused', 'too long');
    else if (this.#listens) this.send('openLink', link);
    else this.#undeliveredLink = link;
  }

  /** Has the page search the library as soon as it listens; an empty query only goes to the search box. */
  searchFor(query: string): void {
    if (this.#listens) this.send('searchFor', query);
    else this.#undeliveredQuery = query;
  }

  /** The page is drawn and listens. */
  isReady(contents: WebContents): void {
    this.#listens = true;
    this.isShown();
    for (const grant of this.#undelivered) sendEvent(contents, 'openFiles', grant);
    this.#undelivered = [];
    if (this.#undeliveredLink !== null) sendEvent(contents, 'openLink', this.#undeliveredLink);
    this.#undeliveredLink = null;
    if (this.#undeliveredQuery !== null) sendEvent(contents, 'searchFor', this.#undeliveredQuery);
    this.#undeliveredQuery = null;
  }

  /** The page shows something. */
  isShown(): void {
    this.#watch?.isShown();
  }

  /** The page is still starting. */
  isLoading(): void {
    this.#watch?.isLoading();
  }

  #open(isShown: boolean): void {
    const { canDraw } = this.duties;
    const window = createPageWindow(isShown, canDraw ? this.places.last() : null, canDraw);
    // Where there is no display, its place means nothing to the next window.
    if (canDraw) this.places.follow(window);
    this.#window = window;
    this.#hasOpened = true;
    this.#listens = false;
    this.#watch = new PageWatch(window, this.log, this.duties.isWanted);
    window.webContents.on('render-process-gone', () => this.#pageGone());
    let isClosing = false;
    window.on('focus', () => this.duties.onUsed());
    window.on('close', (event) => {
      const isForTray = this.duties.staysInTray();
      if (isForTray || this.duties.staysToWatch()) {
        event.preventDefault();
        window.hide();
        this.#onlyWatches = !isForTray;
        return;
      }
      if (isClosing || !this.#listens) return;
      isClosing = true;
      event.preventDefault();
      void this.#finish(window);
    });
    window.on('closed', () => {
      this.#window = null;
      this.#onlyWatches = false;
      this.#pageGone();
      this.duties.onClosed();
    });
  }

  /** Releases the page's grants, except for files that wait for the next page. */
  #pageGone(): void {
    this.#listens = false;
    const undelivered = this.#undelivered.map(({ grant }) => grant);
    releaseGrantsOf((owner) => owner === 'page', undelivered);
  }

  async #finish(window: BrowserWindow): Promise<void> {
    await askToFinish(window, closeWithinMs);
    await Promise.race([this.duties.beforeClose().catch(() => {}), pause(beforeCloseWithinMs)]);
    if (!window.isDestroyed()) window.destroy();
  }
}
