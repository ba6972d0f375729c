// Peak memory of Carrel's processes as Linux counts it (VmHWM: resident, shared pages included).
import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
};

/** Watches a process group until `stop`; resolves to the peak in MiB for each kind of process. */
export function watchMemory(group) {
  const peaks = new Map();
  const look = () => {
    for (const pid of readdirSync('/proc')) {
      if (!/^\d+$/.test(pid)) continue;
      const stat = read(`/proc/${pid}/stat`);
      const processGroup = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
      if (processGroup !== group) continue;
      const peak = Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
      const words = read(`/proc/${pid}/cmdline`);
      const type = /--type=([\w-]+)/.exec(words)?.[1] ?? (Number(pid) === group ? 'main' : 'other');
      // A process that has just ended has no more figures.
      peaks.set(pid, { type, peak: Math.max(peak, peaks.get(pid)?.peak ?? 0) });
    }
  };
  const timer = setInterval(look, 250);
  return () => {
    clearInterval(timer);
    const most = (type) =>
      Math.round(
        Math.max(
          0,
          ...[...peaks.values()].filter((each) => each.type === type).map(({ peak }) => peak),
        ),
      );
    // The import window is by far the largest renderer.
    return { main: most('main'), importer: most('renderer') };
  };
}
