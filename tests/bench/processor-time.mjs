// The processor time of a program and of all processes that it starts, by what each is for. Linux only.
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks: what a process takes after the last one before its end is lost. */
const EVERY_MS = 40;
/** Units of `/proc/PID/stat`: USER_HZ is 100 on every Linux that Electron runs on. */
const MS_PER_TICK = 10;

/**
 * Watches the process `root` and those below it, until `stop`.
 *
 * @returns {{ stop: () => Record<string, number> }} milliseconds by kind of process: `main`, `renderer 1`
 *   (the one that took the most), `renderer 2`, `gpu`, `utility`
 */
export function watchProcessorTime(root) {
  const seen = new Map();
  const look = () => {
    for (const each of processesBelow(root)) seen.set(each.pid, each);
  };
  const timer = setInterval(look, EVERY_MS);
  look();
  return {
    stop() {
      clearInterval(timer);
      return byKind([...seen.values()]);
    },
  };
}

function byKind(processes) {
  const sums = {};
  let renderers = 0;
  for (const { kind, ms } of processes.sort((one, other) => other.ms - one.ms)) {
    const name = kind === 'renderer' ? `renderer ${++renderers}` : kind;
    sums[name] = (sums[name] ?? 0) + ms;
  }
  return sums;
}

function processesBelow(root) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(Number(pid)) ?? []);
  const below = new Set([root]);
  // Parents may come after their children in the list.
  for (let before = 0; before < below.size; ) {
    before = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all.filter(({ pid }) => below.has(pid));
}

function readProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    // One that has ended and is not collected yet has no words.
    if (words === '') return null;
    const kind = /--type=([\w-]+)/.exec(words)?.[1] ?? 'main';
    return { pid, parent, kind: kind.replace('-process', ''), ms: (user + system) * MS_PER_TICK };
  } catch {
    // It has ended meanwhile.
    return null;
  }
}
