import { exitCodeOf, type Interruption, type Signal, sentenceOf } from './commands.js';

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
