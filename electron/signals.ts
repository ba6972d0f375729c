import { exitCodeOf, type Interruption, type Signal, sentenceOf } from './commands.js';

const signals: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * One Ctrl-C may arrive twice within a moment: from the terminal, which signals the whole process
 * group, and from npm or a script between, which passes its own on.
 */
const repeatedWithinMs = 500;

type Listener = (signal: Signal) => void;

/** Before there is anything to end in order the process just says so and ends. */
let listener: Listener = (signal) => {
  const why: Interruption = { kind: 'signal', signal };
  process.stderr.write(`${sentenceOf(why, 'not begun')}\n`);
  process.exit(exitCodeOf(why));
};
let lastAt = Number.NEGATIVE_INFINITY;

function hear(signal: Signal): void {
  const now = performance.now();
  const isRepeated = now - lastAt < repeatedWithinMs;
  lastAt = now;
  if (!isRepeated) listener(signal);
}

/** Takes the signals over from Chromium, which would quit with exit code 0. For commands. */
export function catchSignals(): void {
  for (const signal of signals) {
    // Chromium sets its own handlers just before `ready`; adding ours anew puts them in force.
    process.off(signal, hear);
    process.on(signal, hear);
  }
}

/** From now on a signal is told to this one alone. */
export function onSignal(next: Listener): void {
  listener = next;
}
