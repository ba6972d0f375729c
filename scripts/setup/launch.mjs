// Starts Electron in our place: its input, output, signals and exit code are ours.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { utf8Locale } from './locale.mjs';

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
 * Each once: Electron quits in order at the first signal and dies at the
 * second. A Ctrl-C at a terminal has reached it already, and npm sends us one more.
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

/** A signal to npm ends the shell between npm and us, and that tells us nothing. */
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
