import { constants, setPriority } from 'node:os';
import type { BrowserWindow } from 'electron';
import { createHiddenWindow } from './window.js';

const pingEveryMs = 2_000;
/** A page that keeps the window busy for longer is given up: 10 pings of 2 s. */
const silentPingsAllowed = 10;
/** Then no window is opened any more: each would end like these. */
const lossesAtStartAllowed = 3;

/** `wasAtFault` is false when it was not what was read that ended the window. */
type Gone = (reason: 'crashed' | 'timed-out', wasAtFault: boolean) => void;

/**
 * The hidden window in which pages are parsed, and which keeps the library's folder. One that no longer answers is ended, so that a
 * poisonous page costs only itself; the next `start` opens a new one.
 *
 * Unanswered pings are counted rather than seconds: a machine that slept has not been silent.
 */
export class ImportWindow {
  #current: { window: BrowserWindow; listens: Promise<void>; renew(): void } | null = null;
  #firstPong: (() => void) | null = null;
  #unanswered = 0;
  #hasListened = false;
  /** Windows in a row that have ended before they listened. */
  #lossesAtStart = 0;

  constructor(
    private readonly ping: (window: BrowserWindow) => void,
    private readonly onGone: Gone,
    /** Quitting closes every window; the page has still to be kept by this one. */
    private readonly mayClose: () => boolean,
  ) {}

  /** Resolves when a window listens. */
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

  /** The window is alive; its first word says that it listens. */
  pong(): void {
    this.#unanswered = 0;
    this.#lossesAtStart = 0;
    this.#hasListened = true;
    this.#firstPong?.();
  }

  /** Ends a window that cannot do its work any more, through no fault of what it reads. */
  renew(): void {
    this.#current?.renew();
  }

  #open() {
    const window = createHiddenWindow('importer');
    let fail: (error: Error) => void;
    const listens = new Promise<void>((resolve, reject) => {
      this.#firstPong = resolve;
      fail = reject;
    });
    // Whoever waits hears of it; without one it is not an error of its own.
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
      // A renderer that gets SIGTERM or SIGHUP, with the whole process group, ends like this.
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

/** On two cores an import takes both; the page must still get its turn at once. */
function yieldToThePage(window: BrowserWindow): void {
  try {
    setPriority(window.webContents.getOSProcessId(), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here, or gone already: then it has the same turn as everybody.
  }
}
