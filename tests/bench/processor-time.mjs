// The processor time of a program and of all processes that it starts, by what each process and each
// thread is for. Linux only.
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks: what a process takes after the last one before its end is lost. */
const EVERY_MS = 60;
/** Units of `/proc/PID/stat`: USER_HZ is 100 on every Linux that Electron runs on. */
const MS_PER_TICK = 10;

/**
 * Watches the process `root` and those below it, until `stop`.
 *
 * @returns {{ stop: () => Record<string, number> }} milliseconds by kind of process: `main`, `renderer 1`
 *   (the one that took the most), `renderer 2`, `gpu`, `utility`; and below them by kind of thread, as
 *   `main: main thread`, with the largest renderer's
 */
export function watchProcessorTime(root) {
  const processes = new Map();
  const threads = new Map();
  const look = () => {
    for (const each of processesBelow(root)) {
      processes.set(each.pid, each);
      if (/^(main|renderer)$/.test(each.kind)) threads.set(each.pid, threadsOf(each.pid, threads));
    }
  };
  const timer = setInterval(look, EVERY_MS);
  look();
  return {
    stop() {
      clearInterval(timer);
      return byKind([...processes.values()], threads);
    },
  };
}

function byKind(processes, threads) {
  const sums = {};
  let renderers = 0;
  for (const { pid, kind, ms } of processes.sort((one, other) => other.ms - one.ms)) {
    const name = kind === 'renderer' ? `renderer ${++renderers}` : kind;
    sums[name] = (sums[name] ?? 0) + ms;
    for (const each of threads.get(pid)?.values() ?? []) {
      const thread = `${name}: ${threadKind(each)}`;
      sums[thread] = (sums[thread] ?? 0) + each.ms;
    }
  }
  return sums;
}

/**
 * Node names its threads after the program: those of its pool, which carry out file calls, and its
 * workers. IndexedDB and the file system API run in Chromium's pool.
 */
function threadKind({ isFirst, comm }) {
  if (isFirst) return 'main thread';
  if (/^ThreadPool/.test(comm)) return "Chromium's pool";
  if (/^(V8Worker|node-V8Worker)/.test(comm)) return 'garbage and compiler';
  if (/^(electron|carrel|libuv-worker|node)$/.test(comm)) return 'file threads and workers';
  return /IOThread|IPC/.test(comm) ? 'messages' : /Worker/.test(comm) ? 'workers' : 'other threads';
}

/** The threads of a process; one that has ended stays, with its last time. */
function threadsOf(pid, known) {
  const all = known.get(pid) ?? new Map();
  try {
    for (const tid of readdirSync(`/proc/${pid}/task`)) {
      const { comm, fields } = statOf(`/proc/${pid}/task/${tid}/stat`);
      const ms = (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
      all.set(tid, { isFirst: Number(tid) === pid, comm, ms });
    }
  } catch {
    // It has ended meanwhile.
  }
  return all;
}

/** A process and all below it, each with its kind and the time it has taken, in milliseconds. */
export function processesBelow(root) {
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
    const { fields } = statOf(`/proc/${pid}/stat`);
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

/** The name of a program or thread, in brackets, may hold spaces. */
function statOf(path) {
  const stat = readFileSync(path, 'utf8');
  const end = stat.lastIndexOf(')');
  return { comm: stat.slice(stat.indexOf('(') + 1, end), fields: stat.slice(end + 2).split(' ') };
}
