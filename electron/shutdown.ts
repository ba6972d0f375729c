import { app, BrowserWindow } from 'electron';
import { closeInOrder } from './closing.js';
import { killUnlessEnded } from './end-watchdog.js';

/** How long the hidden windows may take to write what they have begun, in milliseconds. */
const finishWithinMs = 3_000;
/** The same after a second signal. */
const hurriedWithinMs = 300;

interface ShutdownDuties {
  /** Ends every command; resolves when each caller has its exit code. */
  endCommands(): Promise<void>;
  /** Closes the page's window, whose end calls `end`; false when there is none. */
  closePage(): boolean;
  /** False when no window of this process has begun to work, so that none has to finish. */
  hasBegun(): boolean;
  /** True when a page was open, which may have used services of the system. */
  hasShownPage(): boolean;
}

/** Ends this process in order: the commands first, then the page, then the hidden windows. */
export class Shutdown {
  #isQuitting = false;
  #isEnding = false;
  #isHurried = false;

  constructor(private readonly duties: ShutdownDuties) {}

  get isQuitting(): boolean {
    return this.#isQuitting;
  }

  /** True once the windows are being closed. */
  get isEnding(): boolean {
    return this.#isEnding;
  }

  get isUnderWay(): boolean {
    return this.#isQuitting || this.#isEnding;
  }

  /** Gives the hidden windows only a moment: somebody pressed Ctrl-C twice. */
  hurry(): void {
    this.#isHurried = true;
  }

  async quit(): Promise<void> {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    await this.duties.endCommands();
    if (!this.duties.closePage()) await this.end();
  }

  /** The only way out of a process that has windows. */
  async end(): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    await closeInOrder(BrowserWindow.getAllWindows(), this.#finishWithin());
    if (this.duties.hasShownPage()) killUnlessEnded();
    app.exit(Number(process.exitCode ?? 0));
  }

  /**
   * Waits for nothing that has not begun. A signal to the process group may have ended some of
   * Chromium's processes already, and Chromium may crash at any moment because of that.
   */
  #finishWithin(): number {
    if (!this.duties.hasBegun()) return 0;
    return this.#isHurried ? hurriedWithinMs : finishWithinMs;
  }
}
