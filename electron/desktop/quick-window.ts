import type { BrowserWindow } from 'electron';
import { createQuickWindow } from '../window.js';

/** The small window that searches from any program. It ends as soon as it is left. */
export class QuickWindow {
  #window: BrowserWindow | null = null;

  /** @param hold keeps the process until the returned function is called: there may be no other window */
  constructor(private readonly hold: () => () => void) {}

  /** Shows the window, or hides it when it is there: the key that opens it also closes it. */
  toggle(): void {
    if (this.#window !== null) {
      this.close();
      return;
    }
    const window = createQuickWindow();
    this.#window = window;
    const release = this.hold();
    window.on('blur', () => this.close());
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
      release();
    });
    window.webContents.on('render-process-gone', () => this.close());
  }

  close(): void {
    const window = this.#window;
    this.#window = null;
    if (window !== null && !window.isDestroyed()) window.destroy();
  }
}
