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
  #window: BrowserWindow | null = null;
  #emptyLosses = 0;

  constructor(
    private readonly commands: () => Commands,
    private readonly asks: () => Asks,
  ) {}

  wake(event: 'commandWaiting' | 'browserWaiting' = 'commandWaiting'): void {
    if (this.#window === null) this.#window = this.#open();
    else sendEvent(this.#window.webContents, event, null);
  }

  /** The window has asked for work. */
  isUp(): void {
    this.#emptyLosses = 0;
  }

  breakOff(id: number): void {
    if (this.#window !== null)
      sendEvent(this.#window.webContents, 'commandBrokenOff', { task: id });
  }

  destroy(): void {
    this.#window?.destroy();
    this.#window = null;
  }

  #open(): BrowserWindow {
    const window = createHiddenWindow('cli');
    window.webContents.on('render-process-gone', () => void this.#gone(window));
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
    });
    return window;
  }

  async #gone(window: BrowserWindow): Promise<void> {
    await pause(signalWithinMs);
    if (this.#window !== window) return;
    this.destroy();
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
