import { availableParallelism, totalmem } from 'node:os';
import type { BrowserWindow, WebContents } from 'electron';
import { ImportWindow } from './import-window.js';

/** What an import window may take; the rest of the machine's memory belongs to others. */
const memoryOfOne = 2 * 1024 ** 3;
const mostOfAll = 6;

/**
 * How many import windows may read at once: one fewer than the machine has cores, so that the page has one.
 *
 * @param chosen the user's own number, from `CARREL_IMPORT_WINDOWS`
 */
export function mostImportWindows(
  chosen = process.env.CARREL_IMPORT_WINDOWS,
  cores = availableParallelism(),
  memory = totalmem(),
): number {
  const wanted = /^[1-6]$/.test(chosen ?? '') ? Number(chosen) : cores - 1;
  return Math.max(1, Math.min(wanted, mostOfAll, Math.floor(memory / memoryOfOne)));
}

/** A window that has ended, by its number. `idle`: it had nothing to do. */
export interface GoneWindow {
  window: number;
  reason: 'crashed' | 'timed-out' | 'idle';
  /** True when what it was reading has ended it. */
  wasAtFault: boolean;
}

/**
 * The import windows. The first one, number 0, keeps the library folder up to date and stays; the others only
 * read files, are opened when there is more work, and close when there is none.
 */
export class ImportWindows {
  readonly #windows: readonly ImportWindow[];

  constructor(
    most: number,
    ping: (window: BrowserWindow) => void,
    onGone: (gone: GoneWindow) => void,
    mayClose: () => boolean,
  ) {
    this.#windows = Array.from(
      { length: most },
      (_, window) =>
        new ImportWindow(
          ping,
          (reason, wasAtFault) => onGone({ window, reason, wasAtFault }),
          mayClose,
          window,
        ),
    );
  }

  get most(): number {
    return this.#windows.length;
  }

  /** False when there is no window with this number, or it cannot be started. */
  async start(number: number): Promise<boolean> {
    const window = this.#windows[number];
    if (window === undefined) return false;
    return window.start().then(
      () => true,
      () => false,
    );
  }

  /** The number of an import window; that of the first one for any other. */
  numberOf(contents: WebContents): number {
    return Math.max(
      0,
      this.#windows.findIndex((window) => window.is(contents)),
    );
  }

  pong(contents: WebContents): void {
    this.#windowOf(contents)?.pong();
  }

  renew(contents: WebContents): void {
    this.#windowOf(contents)?.renew();
  }

  /** Ends a further window that has nothing to do. */
  rest(contents: WebContents): void {
    if (this.numberOf(contents) > 0) this.#windowOf(contents)?.rest();
  }

  #windowOf(contents: WebContents): ImportWindow | undefined {
    return this.#windows.find((window) => window.is(contents));
  }
}
