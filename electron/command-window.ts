import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { Commands, CommandWindow } from './commands.js';
import { sendEvent } from './ipc/serve.js';
import type { Asks } from './receive/asks.js';
import { createHiddenWindow } from './window.js';

/** This many windows in a row may crash before they take a command; then all waiting commands fail. */
const emptyLossesAllowed = 3;

/**
 * A signal to the whole process group (closed terminal, `timeout`) also ends the window's process. This
 * process may receive the signal after it learns that the window has ended.
 */
const signalWithinMs = 250;

/**
 * The hidden window that runs commands, and answers browsers while no page is open. The first command or
 * ask opens it.
 */
export class HiddenCommandWindow implements CommandWindow {
  /** Also one that is lost, until its commands have learnt of it. */
  #window: BrowserWindow | null = null;
  #emptyLosses = 0;

  constructor(
    private readonly commands: () => Commands,
    private readonly asks: () => Asks,
  ) {}

  wake(event: 'commandWaiting' | 'browserWaiting' = 'commandWaiting'): void {
    if (this.#window === null) this.#window = this.#open();
    else if (!this.#window.isDestroyed()) sendEvent(this.#window.webContents, event, null);
  }

  /** The window has asked for work. */
  isUp(): void {
    this.#emptyLosses = 0;
  }

  breakOff(id: number): void {
    if (this.#window === null || this.#window.isDestroyed()) return;
    sendEvent(this.#window.webContents, 'commandBrokenOff', { task: id });
  }

  destroy(): void {
    const window = this.#window;
    this.#window = null;
    if (window !== null && !window.isDestroyed()) window.destroy();
  }

  #open(): BrowserWindow {
    const window = createHiddenWindow('cli');
    let isLost = false;
    window.webContents.on('render-process-gone', () => {
      if (isLost || this.#window !== window) return;
      isLost = true;
      // At once: Chromium may load the page in a new process, which would take a command.
      window.destroy();
      void this.#gone(window);
    });
    window.on('closed', () => {
      if (this.#window === window && !isLost) this.#window = null;
    });
    return window;
  }

  async #gone(window: BrowserWindow): Promise<void> {
    await pause(signalWithinMs);
    if (this.#window !== window) return;
    this.#window = null;
    this.#emptyLosses += 1;
    if (this.#emptyLosses > emptyLossesAllowed) {
      this.asks().failAll('The process that saves pages could not be started.');
      await this.commands().failAll('the process that runs commands could not be started.');
      return;
    }
    this.asks().windowGone();
    await this.commands().windowGone();
  }
}
