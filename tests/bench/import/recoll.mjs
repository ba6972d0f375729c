// The processor time of Recoll's indexer over the same files, where it is installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../carrel.mjs';

export const hasRecoll = () => spawnSync('recollindex', ['-h']).error === undefined;

/** Milliseconds that indexing `folder` takes beyond indexing `one`; median of some rounds. */
export function indexByRecoll(folder, one, place, rounds) {
  const costs = Array.from({ length: rounds }, () => timeOf(folder, place) - timeOf(one, place));
  return median(costs);
}

function timeOf(folder, place) {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'recoll.conf'), `topdirs = ${folder}\n`);
  // The shell prints its own times, and below them those of what it has started: `0m1.2s 0m0.3s`.
  const words = ['-c', 'recollindex -c "$0" >/dev/null 2>&1; times', place];
  const { stdout } = spawnSync('sh', words, { encoding: 'utf8' });
  const [, children = ''] = stdout.trim().split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + minutes * 60_000 + seconds * 1_000,
    0,
  );
}
