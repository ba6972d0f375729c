import { app } from 'electron';
import { failureText, fieldsOfError } from './failure-text.js';
import { terminalText } from './ipc/terminal-text.js';
import type { Log } from './log.js';
import { writeOwn } from './own-terminal.js';
import { roleOf } from './window.js';
import { followWindow } from './window-log.js';

/** Logs uncaught errors of this process, its windows, and child processes that end. */
export function logProcess(log: Log): void {
  // The monitor does not change what the error does to this process.
  process.on('uncaughtExceptionMonitor', (error) =>
    log.error('main.uncaught-error', failureText(fieldsOfError(error))),
  );
  process.on('unhandledRejection', (reason) => {
    log.error('main.unhandled-rejection', failureText(fieldsOfError(reason)));
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    writeOwn('stderr', `carrel: ${terminalText(text)}\n`);
  });
  app.on('browser-window-created', (_event, window) => {
    // The window gets its role after this event.
    setImmediate(() => {
      // A signal during the start may have closed it already.
      if (window.isDestroyed()) return;
      followWindow(log, window, roleOf(window.webContents) ?? 'window');
    });
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log.warn('child-process-gone', `${type} ${reason} ${exitCode}`);
  });
}
