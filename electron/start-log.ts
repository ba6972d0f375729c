// What happens at a start, with times, for the one that goes wrong. It holds no titles and no text.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserWindow } from 'electron';

/** Bytes; then the log becomes `start.1.log`, in the place of the one before. */
const largest = 128 * 1024;

export class StartLog {
  readonly #startedAt = performance.now();

  constructor(private readonly path: string) {
    try {
      mkdirSync(dirname(path), { recursive: true });
      const about = statSync(path, { throwIfNoEntry: false });
      if (about !== undefined && about.size > largest) {
        renameSync(path, path.replace(/\.log$/, '.1.log'));
      }
    } catch {
      // Without a log the program works as well.
    }
  }

  note(event: string, detail: string | number = ''): void {
    const sinceStart = Math.round(performance.now() - this.#startedAt);
    const line = `${new Date().toISOString()} ${process.pid} +${sinceStart} ${event} ${detail}`;
    try {
      appendFileSync(this.path, `${line.trimEnd()}\n`);
    } catch {
      // The disk is full, for one.
    }
  }

  /** Notes what becomes of a window's loads and of its process. */
  follow(window: BrowserWindow, role: string): void {
    const { webContents } = window;
    const note = (event: string, detail?: string | number) => this.note(`${role}.${event}`, detail);
    note('opened');
    webContents.on('did-start-loading', () => note('did-start-loading'));
    webContents.on('dom-ready', () => note('dom-ready'));
    webContents.on('did-finish-load', () => note('did-finish-load'));
    webContents.on('did-fail-load', (_event, code, description) =>
      note('did-fail-load', `${code} ${description}`),
    );
    webContents.on('preload-error', () => note('preload-error'));
    webContents.on('unresponsive', () => note('unresponsive'));
    webContents.on('responsive', () => note('responsive'));
    webContents.on('render-process-gone', (_event, { reason, exitCode }) =>
      note('render-process-gone', `${reason} ${exitCode}`),
    );
    window.on('ready-to-show', () => note('ready-to-show'));
    window.on('closed', () => note('closed'));
  }
}
