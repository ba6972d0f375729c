import { app } from 'electron';
import { exitCode } from './ipc/exit-codes.js';
import { terminalLine, terminalText } from './ipc/terminal-text.js';
import { catchSignals } from './signals.js';

/**
 * Prepares a process that was started for a command. Must run before the app is ready.
 *
 * @param oldProfile a working copy of an earlier version, which the user is told about on stderr
 */
export function prepareForCommand(oldProfile: string | null): void {
  catchSignals();
  // A command draws nothing.
  app.disableHardwareAcceleration();
  // A signal to the whole process group also ends the GPU process, and Chromium would exit after that.
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
  // Electron would show a dialog, which nobody sees when a command runs.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`carrel: ${terminalText(error.stack ?? error.message)}\n`);
    app.exit(exitCode('someFailed'));
  });
  if (oldProfile !== null) {
    process.stderr.write(
      `carrel: ${terminalLine(oldProfile)} is a working copy from an earlier version of Carrel; it is no longer used and can be deleted\n`,
    );
  }
}
