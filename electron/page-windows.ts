import { resolve } from 'node:path';
import { app, type WebContents } from 'electron';
import { grantFiles } from './granted-files.js';
import type { Events, MenuCommand } from './ipc/contract.js';
import type { FileGrant } from './ipc/granted-files.js';
import type { Log } from './log.js';
import { PageWindow } from './page-window.js';
import { countInput } from './permissions.js';
import type { WindowPlaces } from './window-place.js';

/** Files of one opening that the system lists as recent. */
const mostRecent = 10;
/** The longest link from outside, in UTF-16 code units; the page accepts far less. */
const longestLink = 64 * 1024;
/** The longest place that a new window is to show, in UTF-16 code units. */
const longestPlace = 16 * 1024;
/** Each window is a process of its own. */
const mostWindows = 12;

interface PageDuties {
  /** False where there is no display: a window would end the process. */
  canDraw: boolean;
  /** False while the process ends: a page that crashes then is not loaded again. */
  isWanted(): boolean;
  /** True when the last window is only hidden when it is closed, and Carrel goes on in the tray. */
  staysInTray(): boolean;
  /** True when the last window is only hidden, and looks after watched folders and feeds: `carrel serve`. */
  staysToWatch(): boolean;
  /** The user works in a window again. */
  onUsed(): void;
  /** Runs when the page that kept the library has finished, before its window is destroyed. */
  beforeKeeperCloses(): Promise<void>;
  /** Another page keeps the library from now on. */
  onKeeper(contents: WebContents): void;
  /** The last window is closed. */
  onClosed(): void;
}

/**
 * The windows that people see, of which there are none while only commands run. The oldest is the *keeper*: it
 * looks after watched folders and browsers. The one that was used last gets what comes from outside.
 */
export class PageWindows {
  /** The oldest first. */
  readonly #all: PageWindow[] = [];
  #lastUsed: PageWindow | null = null;
  #hasOpened = false;
  /** True while the page is hidden and only watches, which keeps no process running. */
  #onlyWatches = false;
  /** True once the windows of the last time are open again. */
  #areBack = false;
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
    return this.#all.length > 0;
  }

  /** True when a window is there for its user: it is shown, or hidden in the tray. */
  get isUsed(): boolean {
    return this.isOpen && !this.#onlyWatches;
  }

  /** True when the keeper's page receives events. */
  get listens(): boolean {
    return this.#all[0]?.listens ?? false;
  }

  /** True when there is a window, or was one. */
  get hasOpened(): boolean {
    return this.#hasOpened;
  }

  /** True when the user sees no window, or works in another program. */
  get isAway(): boolean {
    return !this.#all.some(({ window }) => window.isFocused());
  }

  isKeeper(contents: WebContents): boolean {
    return this.#all[0]?.contentsId === contents.id;
  }

  /** Opens the page without showing it; does nothing when there is one. */
  openInTray(): void {
    this.#onlyWatches = false;
    if (this.duties.canDraw && !this.isOpen) this.#openFirst(false);
  }

  /** Opens the page without showing it, also where there is no display; does nothing when there is one. */
  openToWatch(): void {
    if (this.isOpen) return;
    this.#openFirst(false);
    this.#onlyWatches = true;
  }

  /** Brings the window that was used last to the front; opens those of the last time when there is none. */
  show(): void {
    if (!this.duties.canDraw) {
      this.log.warn('page', 'no display');
      return;
    }
    this.#onlyWatches = false;
    if (this.isOpen) {
      this.#used()?.toFront();
      // Otherwise macOS leaves the program that is used in front.
      if (process.platform === 'darwin') app.focus({ steal: true });
    } else this.#openFirst(true);
    this.#openOthers();
  }

  /**
   * Opens one more window, beside the one from which it is asked for.
   *
   * @param shows the place that it shows first, which its page reads
   * @returns false when there are too many
   */
  openAnother(contents: WebContents, shows: string): boolean {
    if (this.#all.length >= mostWindows || shows.length > longestPlace) return false;
    const from = this.#of(contents)?.window.getNormalBounds() ?? null;
    this.#open(this.#freeNumber(), { isShown: true, shows, from });
    this.#noteOpen();
    return true;
  }

  /** Closes the windows as their user would; without one, nothing happens. */
  close(): void {
    for (const { window } of [...this.#all]) window.close();
  }

  /** Sends the window that is used a command of the menu bar, and brings it to the front. */
  choose(command: MenuCommand): void {
    this.show();
    const used = this.#used();
    if (used === null) return;
    countInput(used.contents);
    used.send('menu', command);
  }

  /** Sends an event to the page that keeps the library. */
  sendToKeeper<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    this.#all[0]?.send(name, payload);
  }

  /** Shows articles in the window that was used last. */
  showArticles(ids: readonly string[]): void {
    this.show();
    this.#used()?.send('showArticles', ids);
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
    this.#undelivered.push(grant);
    this.#deliver();
  }

  /** Brings the window to the front at an article. */
  openArticle(id: string): void {
    this.show();
    this.openLink(`carrel://article/${id}`);
  }

  /** Hands a `carrel:` link to the page, which reads it, as soon as it listens. */
  openLink(link: string): void {
    if (link.length > longestLink) this.log.warn('link-refused', 'too long');
    else {
      this.#undeliveredLink = link;
      this.#deliver();
    }
  }

  /** Has the page search the library as soon as it listens; an empty query only goes to the search box. */
  searchFor(query: string): void {
    this.#undeliveredQuery = query;
    this.#deliver();
  }

  /** The page is drawn and listens. */
  isReady(contents: WebContents): void {
    this.#of(contents)?.isReady();
    if (this.isKeeper(contents)) this.duties.onKeeper(contents);
    this.#deliver();
  }

  /** The page shows something. */
  isShown(contents: WebContents): void {
    this.#of(contents)?.isShown();
  }

  /** The page is still starting. */
  isLoading(contents: WebContents): void {
    this.#of(contents)?.isLoading();
  }

  /** Hands the window that was used last what came from outside. */
  #deliver(): void {
    const used = this.#used();
    if (!used?.listens) return;
    for (const grant of this.#undelivered.splice(0)) used.give(grant);
    if (this.#undeliveredLink !== null) used.send('openLink', this.#undeliveredLink);
    this.#undeliveredLink = null;
    if (this.#undeliveredQuery !== null) used.send('searchFor', this.#undeliveredQuery);
    this.#undeliveredQuery = null;
  }

  #used(): PageWindow | null {
    return this.#lastUsed ?? this.#all[0] ?? null;
  }

  #of({ id }: WebContents): PageWindow | undefined {
    return this.#all.find(({ contentsId }) => contentsId === id);
  }

  #openFirst(isShown: boolean): void {
    const [first = 1] = this.places.open();
    this.#areBack = false;
    this.#open(first, { isShown, shows: null, from: null });
  }

  /** Opens the other windows of the last time, once; that which was opened first is in front. */
  #openOthers(): void {
    if (this.#areBack) return;
    this.#areBack = true;
    for (const number of this.places.open().slice(0, mostWindows)) {
      if (this.#all.some((each) => each.number === number)) continue;
      this.#open(number, { isShown: true, shows: null, from: null });
    }
    this.#noteOpen();
  }

  #open(number: number, opening: ConstructorParameters<typeof PageWindow>[1]): void {
    this.#hasOpened = true;
    const { log, places, duties } = this;
    const opened = new PageWindow(number, opening, {
      ...{ log, places, canDraw: duties.canDraw, isWanted: duties.isWanted },
      isKept: () => this.#isKept(),
      beforeClose: async () => {
        if (this.#all[0] === opened) await duties.beforeKeeperCloses();
      },
    });
    this.#all.push(opened);
    opened.window.on('focus', () => {
      this.#lastUsed = opened;
      duties.onUsed();
    });
    // The button of a Mac's tab bar.
    opened.window.on('new-window-for-tab', () => {
      countInput(opened.contents);
      opened.send('menu', 'new-window');
    });
    opened.window.on('closed', () => this.#closed(opened));
  }

  /** True when the window that is being closed is the last one, and is hidden in the place of that. */
  #isKept(): boolean {
    if (this.#all.length > 1) return false;
    const isForTray = this.duties.staysInTray();
    if (!isForTray && !this.duties.staysToWatch()) return false;
    this.#onlyWatches = !isForTray;
    return true;
  }

  #closed(gone: PageWindow): void {
    const wasKeeper = this.#all[0] === gone;
    this.#all.splice(this.#all.indexOf(gone), 1);
    if (this.#lastUsed === gone) this.#lastUsed = null;
    const [keeper] = this.#all;
    if (keeper === undefined) {
      this.#onlyWatches = false;
      this.duties.onClosed();
      return;
    }
    // The windows that are open when Carrel quits are opened again the next time.
    if (this.duties.isWanted()) this.#noteOpen();
    if (wasKeeper && keeper.listens) this.duties.onKeeper(keeper.contents);
  }

  #noteOpen(): void {
    this.places.noteOpen(this.#all.map(({ number }) => number));
  }

  #freeNumber(): number {
    const taken = this.#all.map(({ number }) => number);
    return (
      [...taken.keys()].map((at) => at + 1).find((at) => !taken.includes(at)) ?? taken.length + 1
    );
  }
}
