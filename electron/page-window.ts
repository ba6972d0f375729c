import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserWindow, Rectangle, WebContents } from 'electron';
import { askToFinish } from './closing.js';
import { giveGrant, pageOwner, releaseGrantsOf } from './granted-files.js';
import type { Events } from './ipc/contract.js';
import type { FileGrant } from './ipc/granted-files.js';
import { sendEvent } from './ipc/serve.js';
import type { Log } from './log.js';
import { PageWatch } from './page-watch.js';
import { createPageWindow, pageAddress } from './window.js';
import { beside, type WindowPlaces } from './window-place.js';

/** How long the page may take to store the reading position and the index, in milliseconds. */
const closeWithinMs = 5_000;
/** How long `beforeClose` may take after that, in milliseconds. */
const beforeCloseWithinMs = 3_000;

interface WindowParts {
  log: Log;
  places: WindowPlaces;
  /** False where there is no display. */
  canDraw: boolean;
  /** False while the process ends: a page that crashes then is not loaded again. */
  isWanted(): boolean;
  /** True when the window is to be hidden instead of closed. */
  isKept(): boolean;
  /** Runs when the page has finished, before its window is destroyed. */
  beforeClose(): Promise<void>;
}

interface Opening {
  /** False for a window that waits in the tray. */
  isShown: boolean;
  /** What it shows first, for the page to read; null for what it showed last. */
  shows: string | null;
  /** The window from which it was opened, and beside which it is placed. */
  from: Rectangle | null;
}

/** One of the windows that people see, with its page. */
export class PageWindow {
  readonly window: BrowserWindow;
  /** The id of its contents, which the window itself does not tell after its end. */
  readonly contentsId: number;
  readonly #watch: PageWatch;
  /** True between `pageReady` and the end of the page that sent it. */
  #listens = false;

  /** @param number tells its place and what it showed from those of the other windows, from 1 */
  constructor(
    readonly number: number,
    { isShown, shows, from }: Opening,
    private readonly parts: WindowParts,
  ) {
    const { canDraw, places } = parts;
    const place = from === null ? places.last(number) : beside(from);
    this.window = createPageWindow(isShown, canDraw ? place : null, canDraw, {
      number,
      ...(shows !== null && { shows }),
    });
    this.contentsId = this.window.webContents.id;
    // Where there is no display, its place means nothing to the next window.
    if (canDraw) places.follow(this.window, number);
    this.#watch = new PageWatch(this.window, parts.log, parts.isWanted, pageAddress({ number }));
    this.window.webContents.on('render-process-gone', () => this.#pageGone());
    this.#closeInOrder();
    this.window.on('closed', () => this.#pageGone());
  }

  /** True when its page receives events. */
  get listens(): boolean {
    return this.#listens;
  }

  get contents(): WebContents {
    return this.window.webContents;
  }

  send<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    sendEvent(this.contents, name, payload);
  }

  /** Hands files over, which the page may read until it ends. */
  give(grant: FileGrant): void {
    giveGrant(grant.grant, pageOwner({ id: this.contentsId }));
    this.send('openFiles', grant);
  }

  isReady(): void {
    this.#listens = true;
    this.isShown();
  }

  /** The page shows something. */
  isShown(): void {
    this.#watch.isShown();
  }

  /** The page is still starting. */
  isLoading(): void {
    this.#watch.isLoading();
  }

  toFront(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.moveTop();
    this.window.focus();
  }

  #closeInOrder(): void {
    const { window } = this;
    let isClosing = false;
    window.on('close', (event) => {
      if (this.parts.isKept()) {
        event.preventDefault();
        window.hide();
        return;
      }
      if (isClosing || !this.#listens) return;
      isClosing = true;
      event.preventDefault();
      void this.#finish();
    });
  }

  #pageGone(): void {
    this.#listens = false;
    const owner = pageOwner({ id: this.contentsId });
    releaseGrantsOf((each) => each === owner);
  }

  async #finish(): Promise<void> {
    const { window } = this;
    await askToFinish(window, closeWithinMs);
    await Promise.race([this.parts.beforeClose().catch(() => {}), pause(beforeCloseWithinMs)]);
    if (!window.isDestroyed()) window.destroy();
  }
}
