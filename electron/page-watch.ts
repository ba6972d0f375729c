import { type BrowserWindow, dialog } from 'electron';
import { appOrigin } from './app-protocol.js';
import { failurePath } from './failure-page.js';
import type { Log } from './log.js';
import { nativeWords } from './native-words.js';
import { RetryCount } from './retry-count.js';

/** A blank page that has shown no activity for so many milliseconds is loaded again. */
const silentMs = 10_000;
/** The link of the failure page, whichever page has failed. */
const failureRetry = `${appOrigin}/index.html`;
const failureAddress = `${appOrigin}${failurePath}`;

/**
 * Keeps the page's window from staying blank. A page that crashes or does not start is loaded again,
 * three times in ten minutes, and is then replaced by a plain page that says what to do.
 */
export class PageWatch {
  readonly #retries = new RetryCount();
  #silence: ReturnType<typeof setTimeout> | null = null;
  #isFailureShown = false;
  #isPageShown = false;

  constructor(
    private readonly window: BrowserWindow,
    private readonly log: Log,
    /** False while the window is being closed: then nothing is loaded again. */
    private readonly isWanted: () => boolean,
    private readonly address: string,
  ) {
    const { webContents } = window;
    for (const event of ['did-start-loading', 'dom-ready', 'did-finish-load'] as const) {
      webContents.on(event as 'dom-ready', () => this.isLoading());
    }
    webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (!isMainFrame || isSameDocument) return;
      this.#isPageShown = false;
      this.isLoading();
    });
    webContents.on('render-process-gone', () => this.#fail('crashed'));
    webContents.on('before-input-event', (_event, { type, key }) => {
      if (!this.#isFailureShown || type !== 'keyDown') return;
      if (/^(?:r|ㄱ|F5|Enter)$/i.test(key)) this.#tryAgain();
      if (/^(?:q|ㅂ|Escape)$/i.test(key)) window.close();
    });
    // No page may navigate; this link is carried out here.
    webContents.on('will-navigate', ({ url }) => {
      if (this.#isFailureShown && url === failureRetry) this.#tryAgain();
    });
    window.on('closed', () => this.#stopWaiting());
    this.isLoading();
  }

  /**
   * The page is still loading. Ignored once the page is shown: then it may be one of its frames that
   * loads.
   */
  isLoading(): void {
    this.#stopWaiting();
    if (this.#isPageShown || this.#isFailureShown) return;
    this.#silence = setTimeout(() => this.#fail('silent'), silentMs);
  }

  /** The page shows something. */
  isShown(): void {
    this.#isPageShown = true;
    this.#stopWaiting();
  }

  #stopWaiting(): void {
    if (this.#silence !== null) clearTimeout(this.#silence);
    this.#silence = null;
  }

  #fail(why: 'crashed' | 'silent'): void {
    this.#stopWaiting();
    if (this.window.isDestroyed() || !this.isWanted()) return;
    if (this.#isFailureShown) {
      this.log.error('page.failure-page-failed', why);
      dialog.showErrorBox('Carrel', nativeWords().notShown);
      this.window.destroy();
      return;
    }
    const again = this.#retries.take();
    if (again) this.log.warn('page.loaded-again', why);
    else this.log.error('page.given-up', why);
    this.#isFailureShown = !again;
    this.#load(again ? this.address : failureAddress);
    // A page that is stuck may never send `ready-to-show`.
    if (!again) this.window.show();
  }

  #tryAgain(): void {
    this.#retries.reset();
    this.#isFailureShown = false;
    this.#load(this.address);
  }

  #load(address: string): void {
    this.#isPageShown = false;
    this.isLoading();
    this.window.loadURL(address).catch((error) => this.log.warn('page.load-failed', error.code));
  }
}
