// Runs Electron in the foreground: its input, output, signals and exit code are this process's.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { utf8Locale } from './locale.mjs';

/** On a machine without D-Bus or a graphics card Chromium's warnings would hide our own lines on stderr. */
export const quiet = '--log-level=3';

export async function launch(executable, args, { cwd, env }) {
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  const child = spawn(executable, args, {
    cwd,
    env: { ...inherited, ...utf8Locale(), ...env },
    stdio: 'inherit',
  });
  forwardSignals(child);
  followNpm(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/**
 * Forwards each signal once: Electron quits in order at the first signal and exits at once at the
 * second. A Ctrl-C in a terminal reaches Electron directly, and npm sends another one to this process.
 */
function forwardSignals(child) {
  const atTerminal = process.stdin.isTTY || process.stderr.isTTY;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    let sent = signal === 'SIGINT' && atTerminal;
    process.on(signal, () => {
      if (!sent) child.kill(signal);
      sent = true;
    });
  }
}

/**
 * Ends Electron when npm has ended: a signal to npm also ends the shell between npm and this process,
 * which receives none itself.
 */
function followNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 500);
  timer.unref();
}
