// npm run bench -- import [--set small,generated,real] [--pages N] [--rounds N] [--before CHECKOUT]
//   [--data FOLDER], or --window
// Imports small, large generated and real pages: processor time a page by process and kind of thread, and
// pages a second. With --before also by another built checkout, in turns. Without the public pages those
// of the same make-up are generated. Bars: 12, 34 and 48 ms a page. Recoll indexes the small ones, too,
// where it is installed.
// With --window instead: 200 saved pages of 100 to 500 KB, and whether the window stays responsive. Bars:
// 25 pages a second, no task of the page over 50 ms. The baseline only reads (`extract`): the difference
// is the cost of storing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { carrel, median, openWindow, printTable } from '../carrel.mjs';
import { savedPage } from '../saved-pages.mjs';
import { kinds } from './pages.mjs';
import { measureProcessorTime } from './processor.mjs';

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: {
    set: { type: 'string', default: Object.keys(kinds).join() },
    pages: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    before: { type: 'string' },
    data: { type: 'string' },
    window: { type: 'boolean', default: false },
  },
});
if (!values.window) {
  await measureProcessorTime(args, values.set.split(','), {
    before: values.before,
    rounds: Number(values.rounds),
    count: values.pages === undefined ? undefined : Number(values.pages),
  });
  process.exit(0);
}

const pages = 200;
const rounds = 3;

const folder = mkdtempSync(join(tmpdir(), 'carrel-bench-import-'));
const saved = join(folder, 'saved');
mkdirSync(saved);
for (let number = 0; number < pages; number++) {
  const bytes = 100_000 + (400_000 * number) / (pages - 1);
  writeFileSync(join(saved, `${number}.html`), savedPage(number, { bytes }));
}

async function timed(work) {
  const startedAt = performance.now();
  const result = await work();
  return { seconds: (performance.now() - startedAt) / 1000, result };
}

const inserted = ([{ imported }]) => {
  if (imported !== pages) throw new Error(`${imported} of ${pages} were imported`);
};

const extractRates = [];
const importRates = [];
const windowRates = [];
const longestTasks = [];

for (let round = 0; round < rounds; round++) {
  const nothing = join(folder, `none-${round}`);
  const extracted = await timed(() => carrel(nothing, ['extract', saved]));
  extractRates.push(pages / extracted.seconds);

  const alone = await timed(() => carrel(join(folder, `alone-${round}`), ['import', saved]));
  inserted(alone.result);
  importRates.push(pages / alone.seconds);

  const library = join(folder, `window-${round}`);
  const { app, page } = await openWindow(library);
  await page.waitForTimeout(2_000);
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  const seen = await timed(() => carrel(library, ['import', saved]));
  inserted(seen.result);
  windowRates.push(pages / seen.seconds);
  await page.waitForTimeout(1_000);
  // The browser reports tasks of 50 ms and more; none means that all were shorter.
  longestTasks.push(await page.evaluate(() => Math.max(0, ...window.longTasks)));
  await app.close();
}
rmSync(folder, { recursive: true, force: true });

const rate = (rates) => median(rates).toFixed(1);
const ratio = (rates) => (median(rates) / median(extractRates)).toFixed(2);
console.log(
  `${pages} saved pages of 100 to 500 KB, median of ${rounds} runs, start of the process included`,
);
printTable([
  ['', 'pages a second', 'of extract'],
  ['extract (stores nothing)', rate(extractRates), '1.00'],
  ['import', rate(importRates), ratio(importRates)],
  ['import, window open', rate(windowRates), ratio(windowRates)],
]);
const shown = longestTasks.map((longest) => (longest === 0 ? 'under 50' : Math.round(longest)));
console.log(`longest task of the page meanwhile, in each run: ${shown.join(', ')} ms`);
const met = median(windowRates) >= 25 && median(longestTasks) <= 50;
console.log(`bars (25 pages a second, 50 ms, medians): ${met ? 'met' : 'MISSED'}`);
