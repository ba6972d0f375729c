import { constants, setPriority } from 'node:os';
import type { BrowserWindow, WebContents } from 'electron';
import { createHiddenWindow } from './window.js';

const pingEveryMs = 2_000;
/** A file that keeps the window busy for longer is given up: 10 pings of 2 s. */
const silentPingsAllowed = 10;
/** After so many losses no window is opened any more: the next one would end in the same way. */
const lossesAtStartAllowed = 3;

/** `wasAtFault` is true when what the window was reading has ended it. */
type Gone = (reason: 'crashed' | 'timed-out' | 'idle', wasAtFault: boolean) => void;

/**
 * A hidden window that parses files; the one with the number 0 writes the library folder, too. A window that stops responding is
 * ended, so a harmful file costs only itself; the next `start` opens a new window.
 *
 * Unanswered pings are counted, not seconds: after the machine has slept, no ping is overdue.
 */
export class ImportWindow {
  #current: { window: BrowserWindow; listens: Promise<void>; renew(): void } | null = null;
  #firstPong: (() => void) | null = null;
  #unanswered = 0;
  #hasListened = false;
  /** The number of windows in a row that ended before they were ready. */
  #lossesAtStart = 0;

  constructor(
    private readonly ping: (window: BrowserWindow) => void,
    private readonly onGone: Gone,
    /** False while other windows quit: the page's last changes still go through this window. */
    private readonly mayClose: () => boolean,
    private readonly number = 0,
  ) {}

  /** True when this is its window. */
  is(contents: WebContents): boolean {
    return this.#current?.window.webContents === contents;
  }

  /** Resolves when a window is ready; opens one when there is none. */
  start(): Promise<void> {
    if (this.#current === null && this.#lossesAtStart >= lossesAtStartAllowed) {
      return Promise.reject(new Error('the import window cannot be started'));
    }
    this.#current ??= this.#open();
    return this.#current.listens.catch((error) => {
      if (this.#lossesAtStart >= lossesAtStartAllowed) throw error;
      return this.start();
    });
  }

  /** The window's answer to `ping`. The first one says that the window is ready. */
  pong(): void {
    this.#unanswered = 0;
    this.#lossesAtStart = 0;
    this.#hasListened = true;
    this.#firstPong?.();
  }

  /** Ends a window that cannot go on, for a reason that is not in the files it reads. */
  renew(): void {
    this.#current?.renew();
  }

  /** Closes a window that has nothing to do. */
  rest(): void {
    const window = this.#current?.window;
    if (window === undefined) return;
    this.#current = null;
    window.destroy();
    this.onGone('idle', false);
  }

  #open() {
    const window = createHiddenWindow('importer', this.number);
    let fail: (error: Error) => void;
    const listens = new Promise<void>((resolve, reject) => {
      this.#firstPong = resolve;
      fail = reject;
    });
    // `start` reports this error; without a caller it must not count as an unhandled rejection.
    listens.catch(() => {});
    window.webContents.once('dom-ready', () => yieldToThePage(window));
    let reason: 'crashed' | 'timed-out' = 'crashed';
    let isRenewed = false;
    this.#unanswered = 0;
    this.#hasListened = false;
    const timer = setInterval(() => {
      if (this.#unanswered >= silentPingsAllowed) {
        reason = 'timed-out';
        window.webContents.forcefullyCrashRenderer();
        return;
      }
      this.#unanswered += 1;
      this.ping(window);
    }, pingEveryMs);
    window.webContents.on('render-process-gone', (_event, details) => {
      this.#current = null;
      if (!this.#hasListened) this.#lossesAtStart += 1;
      window.destroy();
      fail(new Error(`the import window has ${reason}`));
      // SIGTERM or SIGHUP to the whole process group ends a renderer like this.
      const wasEnded = isRenewed || (reason === 'crashed' && details.reason === 'clean-exit');
      this.onGone(reason, !wasEnded);
    });
    window.on('close', (event) => {
      if (!this.mayClose()) event.preventDefault();
    });
    window.on('closed', () => {
      clearInterval(timer);
      if (this.#current?.window === window) this.#current = null;
    });
    const renew = () => {
      isRenewed = true;
      window.webContents.forcefullyCrashRenderer();
    };
    return { window, listens, renew };
  }
}

/** An import takes both of two cores; the page must stay responsive. */
function yieldToThePage(window: BrowserWindow): void {
  try {
    setPriority(window.webContents.getOSProcessId(), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The system forbids it, or the process has ended. The priority stays as it was.
  }
}
