import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { Commands, CommandWindow } from './commands.js';
import { sendEvent } from './ipc/serve.js';
import { createHiddenWindow } from './window.js';

/** Windows that end before they have taken a command; one that no window can start fails. */
const emptyLossesAllowed = 3;

/**
 * A signal to the whole process group (a closed terminal, `timeout`) ends the window's process too,
 * and may be heard of later here than its end.
 */
const signalWithinMs = 250;

/** The hidden window that carries commands out. It is opened for the first of them. */
export class HiddenCommandWindow implements CommandWindow {
  #window: BrowserWindow | null = null;
  #emptyLosses = 0;

  constructor(private readonly commands: () => Commands) {}

  wake(): void {
    if (this.#window === null) this.#window = this.#open();
    else sendEvent(this.#window.webContents, 'commandWaiting', null);
  }

  /** It has asked for a command. */
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
      await this.commands().failAll('the process that runs commands could not be started.');
    } else await this.commands().windowGone();
  }
}
