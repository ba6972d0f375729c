// Another time of day for one process and its children.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

let library = null;

/** The environment of a program whose clock is so many seconds ahead, or behind. Needs Linux and a C compiler. */
export function clockAhead(seconds, workshop) {
  if (seconds === 0) return {};
  if (library === null) {
    library = join(workshop, 'wrong-clock.so');
    const source = join(import.meta.dirname, 'wrong-clock.c');
    execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source]);
  }
  return { LD_PRELOAD: library, CARREL_BENCH_AHEAD: String(seconds) };
}
