import type { BrowserWindow } from 'electron';
import type { Log } from './log.js';

/** Logs a window's loads, the end of its process, and uncaught errors of its workers. */
export function followWindow(log: Log, window: BrowserWindow, role: string): void {
  const { webContents } = window;
  const info = (event: string) => log.info(`${role}.${event}`);
  info('opened');
  webContents.on('did-start-loading', () => info('did-start-loading'));
  webContents.on('dom-ready', () => info('dom-ready'));
  webContents.on('did-finish-load', () => info('did-finish-load'));
  webContents.on('did-fail-load', (_event, code, description) =>
    log.warn(`${role}.did-fail-load`, `${code} ${description}`),
  );
  webContents.on('preload-error', () => log.error(`${role}.preload-error`));
  webContents.on('unresponsive', () => log.warn(`${role}.unresponsive`));
  webContents.on('responsive', () => info('responsive'));
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    const level = reason === 'clean-exit' ? 'info' : 'error';
    log[level](`${role}.render-process-gone`, `${reason} ${exitCode}`);
  });
  webContents.on('console-message', (...args) => {
    const text = workerError(consoleMessage(args));
    if (text !== null) log.error(`${role}.worker-error`, text);
  });
  window.on('ready-to-show', () => info('ready-to-show'));
  window.on('closed', () => info('closed'));
}

interface ConsoleMessage {
  message: string;
  line: number;
  source: string;
}

/** Electron 35 moved the fields into the event; 33 passes them as arguments. */
function consoleMessage(args: readonly unknown[]): ConsoleMessage {
  const [details, , message, line, source] = args;
  const { message: text, lineNumber, sourceId } = Object(details);
  return {
    message: String(text ?? message),
    line: Number(lineNumber ?? line),
    source: String(sourceId ?? source),
  };
}

/**
 * Kind and place of an uncaught error in a worker, which Chromium reports on the console. Null for
 * other messages: a window reports its own errors, with their stack.
 */
export function workerError({ message, line, source }: ConsoleMessage): string | null {
  const kind = /^Uncaught (?:\(in promise\) )?([A-Za-z]*(?:Error|Exception))\b/.exec(message)?.[1];
  const file = /\/([\w.-]*worker[\w.-]*)(?:\?.*)?$/.exec(source)?.[1];
  return kind === undefined || file === undefined ? null : `${kind} ${file}:${line}`;
}
