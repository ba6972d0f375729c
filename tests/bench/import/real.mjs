// The processor time of an import of real pages, by process: the sets `extraction` and `mixed-pages`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carrel, median, printTable } from '../carrel.mjs';
import { dataFolder, mixedPages, newsPages } from '../extraction/data.mjs';
import { watchProcessorTime } from '../processor-time.mjs';

const rounds = 3;
const most = 300;

/** Imports the pages into an empty library, by this checkout and by `before`, in turns. */
export async function measureRealPages(args, before) {
  const folder = dataFolder(args);
  const pages = [...(newsPages(folder) ?? []), ...(mixedPages(folder) ?? [])].slice(0, most);
  if (pages.length === 0) return console.log('skipped: no data');
  const workshop = mkdtempSync(join(tmpdir(), 'carrel-bench-import-'));
  const saved = join(workshop, 'saved');
  mkdirSync(saved);
  for (const [at, { bytes }] of pages.entries()) writeFileSync(join(saved, `${at}.html`), bytes);
  const found = { now: [], ...(before && { before: [] }) };
  for (let round = 0; round < rounds; round++) {
    for (const side of Object.keys(found)) {
      const library = join(workshop, `${side}-${round}`);
      found[side].push(await timesOf(library, saved, side === 'before' ? before : undefined));
    }
  }
  rmSync(workshop, { recursive: true, maxRetries: 5 });
  print(pages.length, found);
}

async function timesOf(library, saved, checkout) {
  let watch;
  const startedAt = performance.now();
  await carrel(library, ['import', saved], '', checkout, ({ pid }) => {
    watch = watchProcessorTime(pid);
  });
  const times = watch.stop();
  const all = Object.values(times).reduce((sum, ms) => sum + ms, 0);
  return { ...times, all, clock: performance.now() - startedAt };
}

function print(count, found) {
  const kinds = ['renderer 1', 'main', 'renderer 2', 'all', 'clock'];
  const labels = ['import window', 'main', "command's window", 'all processes', 'by the clock'];
  const cell = (times, kind) => (median(times.map((each) => each[kind] ?? 0)) / count).toFixed(1);
  console.log(
    `${count} real pages, start of the process included: milliseconds of processor time a page, median of ${rounds} runs`,
  );
  printTable([
    ['', ...Object.keys(found)],
    ...kinds.map((kind, at) => [
      labels[at],
      ...Object.values(found).map((times) => cell(times, kind)),
    ]),
  ]);
}
