// Windows are asked to finish before they are closed: one that is still writing, or still asks, when it
// goes leaves work half done and errors on stderr.
import type { BrowserWindow, WebContents } from 'electron';
import { sendEvent } from './ipc/serve.js';

const asked = new Map<number, () => void>();

/** Resolves when the window has kept what it must, is gone, or takes longer than `withinMs`. */
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
    // One that is still being loaded has not heard that.
    webContents.once('dom-ready', ask);
  });
}

/** The window's answer. */
export function hasFinished(contents: WebContents): void {
  asked.get(contents.id)?.();
}

/** Closes them together. */
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
