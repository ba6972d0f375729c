import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { exitCodeOf, type Interruption, sentenceOf } from './commands.js';
import type { Signal } from './ipc/exit-codes.js';

const signals: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * One Ctrl-C may arrive twice: from the terminal, which signals the whole process group, and from npm
 * or a script in between, which passes its own signal on.
 */
const repeatedWithinMs = 500;

type Listener = (signal: Signal) => void;

const releases: (() => void)[] = [];

/** At the start nothing has to be finished: the process prints why it ends, and ends. */
let listener: Listener = (signal) => {
  const why: Interruption = { kind: 'signal', signal };
  process.stderr.write(`${sentenceOf(why, 'not begun')}\n`);
  for (const release of releases) release();
  process.exit(exitCodeOf(why));
};
let lastAt = Number.NEGATIVE_INFINITY;

function handle(signal: Signal): void {
  const now = performance.now();
  const isRepeated = now - lastAt < repeatedWithinMs;
  lastAt = now;
  if (!isRepeated) listener(signal);
}

/**
 * Takes SIGINT, SIGTERM and SIGHUP over from Chromium, which would quit with exit code 0. For commands.
 */
export function catchSignals(): void {
  for (const signal of signals) {
    // Chromium sets its own handlers just before `ready`; registering ours again replaces them.
    process.off(signal, handle);
    process.on(signal, handle);
  }
}

/**
 * Takes the signals over again, once the app is ready. A signal that arrived between Chromium's handlers
 * and `ready` ends the process as one before them does; Chromium would only quit, with exit code 3.
 */
export function catchSignalsAgain(): void {
  const missed = process.platform === 'linux' ? signalTaken(ownStatus()) : null;
  catchSignals();
  if (missed !== null) handle(missed);
}

const ownStatus = () => readFileSync('/proc/self/status', 'utf8');

/**
 * The signal that Chromium's handler has taken, from the text of `/proc/PID/status`; null for none. That
 * handler removes itself, so its signal is the one that nothing catches any more.
 */
export function signalTaken(status: string): Signal | null {
  const [, caught] = /^SigCgt:\s*([\da-f]+)$/m.exec(status) ?? [];
  if (caught === undefined) return null;
  const isCaught = (signal: Signal) =>
    (BigInt(`0x${caught}`) >> BigInt(constants.signals[signal] - 1)) & 1n;
  return signals.find((signal) => !isCaught(signal)) ?? null;
}

/** Sends signals to this listener only. */
export function onSignal(next: Listener): void {
  listener = next;
}

/**
 * Calls `release` when a signal ends this process before it has begun: `process.exit` of Electron emits
 * no event.
 */
export function releaseAtSignal(release: () => void): void {
  releases.push(release);
}
