// Asks windows to finish before they are closed. A window that is destroyed while it writes or waits
// for an answer leaves work half done and prints errors on stderr.
import type { BrowserWindow, WebContents } from 'electron';
import { sendEvent } from './ipc/serve.js';

const asked = new Map<number, () => void>();

/** Resolves when the window has answered, has ended, or has taken longer than `withinMs` milliseconds. */
export function askToFinish(window: BrowserWindow, withinMs: number): Promise<void> {
  const { webContents } = window;
  const { id } = webContents;
  return new Promise((resolve) => {
    const late = setTimeout(() => finish(), withinMs);
    const finish = () => {
      clearTimeout(late);
      asked.delete(id);
      resolve();
    };
    asked.set(id, finish);
    webContents.once('render-process-gone', finish);
    window.once('closed', finish);
    if (webContents.isDestroyed() || webContents.isCrashed()) return finish();
    const ask = () => sendEvent(webContents, 'closing', null);
    ask();
    // A page that is still loading has missed the first event.
    webContents.once('dom-ready', ask);
  });
}

/** Call when the window has answered `closing`. */
export function hasFinished(contents: WebContents): void {
  asked.get(contents.id)?.();
}

/** Asks all windows to finish at the same time, and destroys each one that has. */
export async function closeInOrder(
  windows: readonly BrowserWindow[],
  withinMs: number,
): Promise<void> {
  await Promise.all(
    windows.map(async (window) => {
      await askToFinish(window, withinMs);
      if (!window.isDestroyed()) window.destroy();
    }),
  );
}
