// The processor time of an import by process and kind of thread, of this checkout and another one in turns.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carrel, median, printTable } from '../carrel.mjs';
import { dataFolder } from '../extraction/data.mjs';
import { watchProcessorTime } from '../processor-time.mjs';
import { kinds, writePages } from './pages.mjs';
import { hasRecoll, indexByRecoll } from './recoll.mjs';

/**
 * Imports pages of each kind into empty libraries, by this checkout and by `before`, in turns. The cost of
 * starting and ending is that of an import of one page, and is taken off.
 *
 * @param chosen the kinds to measure
 */
export async function measureProcessorTime(args, chosen, { before, rounds, count }) {
  const workshop = mkdtempSync(join(tmpdir(), 'carrel-bench-import-'));
  const sides = before ? { now: undefined, before } : { now: undefined };
  for (const kind of chosen) {
    const folder = join(workshop, kind);
    const {
      average,
      from,
      count: written,
    } = writePages(kind, folder, count ?? kinds[kind].count, dataFolder(args));
    const one = join(workshop, `${kind}-one`);
    writePages(kind, one, 1, dataFolder(args));
    const found = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
    for (let round = 0; round < rounds; round++) {
      const turn = round % 2 ? Object.keys(sides).reverse() : Object.keys(sides);
      for (const side of turn) {
        const library = (name) => join(workshop, `${kind}-${side}-${round}-${name}`);
        const start = await timesOf(library('one'), one, sides[side]);
        const all = await timesOf(library('all'), folder, sides[side]);
        found[side].push(costOf(all, start, written - 1));
        for (const name of ['one', 'all'])
          rmSync(library(name), { recursive: true, maxRetries: 5 });
      }
    }
    console.log(`\n${kinds[kind].label}: ${written} pages of ${average} KB (${from})`);
    print(kind, found);
    if (kind === 'small' && hasRecoll()) {
      const ms = indexByRecoll(folder, one, join(workshop, 'recoll'), rounds) / (written - 1);
      console.log(`recollindex, the same files: ${ms.toFixed(1)} ms`);
    }
  }
  rmSync(workshop, { recursive: true, maxRetries: 5 });
}

async function timesOf(library, saved, checkout) {
  let watch;
  const startedAt = performance.now();
  const [{ imported, duplicates = 0 }] = await carrel(
    library,
    ['import', saved],
    '',
    checkout,
    ({ pid }) => {
      watch = watchProcessorTime(pid);
    },
  );
  const times = watch.stop();
  if (imported + duplicates === 0) throw new Error('nothing was imported');
  const isProcess = ([kind]) => !kind.includes(':');
  const all = Object.entries(times).filter(isProcess);
  times.all = all.reduce((sum, [, ms]) => sum + ms, 0);
  times.clock = performance.now() - startedAt;
  return times;
}

/** Milliseconds a page. */
function costOf(all, start, pages) {
  const names = new Set([...Object.keys(all), ...Object.keys(start)]);
  return Object.fromEntries(
    [...names].map((name) => [name, ((all[name] ?? 0) - (start[name] ?? 0)) / pages]),
  );
}

/** The label and the name of each line. */
const lines = [
  ['all processes', 'all'],
  ['main', 'main'],
  ['  its JavaScript', 'main: main thread'],
  ['  its file threads and workers', 'main: file threads and workers'],
  ["  Chromium's pool (IndexedDB)", "main: Chromium's pool"],
  ['  messages', 'main: messages'],
  ['import window', 'renderer 1'],
  ['  its JavaScript', 'renderer 1: main thread'],
  ["  Chromium's pool", "renderer 1: Chromium's pool"],
  ['  workers', 'renderer 1: workers'],
  ['  messages', 'renderer 1: messages'],
  ['second renderer', 'renderer 2'],
  ['third renderer', 'renderer 3'],
];

function print(kind, found) {
  const middle = (side, name) => median(found[side].map((each) => each[name] ?? 0));
  const sides = Object.keys(found);
  const isThere = ([, name]) => sides.some((side) => Math.abs(middle(side, name)) >= 0.1);
  const cells = (name) => sides.map((side) => middle(side, name).toFixed(1));
  const ratio = (of) => (of(sides[0]) / of(sides[1])).toFixed(2);
  const byBefore = (of) => (sides.length > 1 ? [ratio(of)] : []);
  const rate = (side) => 1000 / middle(side, 'clock');
  printTable([
    ['ms of processor time a page', ...sides, ...(sides.length > 1 ? ['ratio'] : [])],
    ...lines
      .filter(isThere)
      .map(([label, name]) => [label, ...cells(name), ...byBefore((side) => middle(side, name))]),
    ['pages a second', ...sides.map((side) => rate(side).toFixed(1)), ...byBefore(rate)],
  ]);
  const { bar } = kinds[kind];
  console.log(`bar (${bar} ms): ${middle('now', 'all') <= bar ? 'met' : 'MISSED'}`);
}
