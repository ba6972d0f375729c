// npm run bench -- memory [--articles N] [--rounds N] [--before CHECKOUT]
// The memory of all processes (PSS: shared pages divided among those that share them) of an idle window
// with 10,000 articles: after the start, after it has read some articles, after an import of 200 pages, and with
// a second window (where the checkout has one);
// with --before beside another built checkout, in turns. Aim: 320 MB. Linux only.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { carrel, median, openWindow, printTable } from '../carrel.mjs';
import { fill } from '../desk/fill.mjs';
import { processesBelow } from '../processor-time.mjs';
import { savedPage } from '../saved-pages.mjs';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    before: { type: 'string' },
  },
});
const [articles, rounds] = [values.articles, values.rounds].map(Number);
/** What is idle has let go of what it needs no more. */
const idleMs = 30_000;
const importedPages = 200;
const folder = mkdtempSync(join(tmpdir(), 'carrel-bench-memory-'));
const library = join(folder, 'library');
const states = values.before ? { now: undefined, before: values.before } : { now: undefined };
let importedSets = 0;

const filled = await openWindow(library);
await filled.page.waitForTimeout(1_500);
await fill(filled.page, articles);
// The search indexes them once.
await filled.page.waitForTimeout(idleMs);
await filled.app.close();

const steps = ['after the start', 'after reading', 'after an import', 'with a second window'];
const figures = Object.fromEntries(Object.keys(states).map((state) => [state, []]));
for (let round = 0; round < rounds; round++) {
  const order = round % 2 ? Object.keys(states).reverse() : Object.keys(states);
  for (const state of order) figures[state].push(await measured(states[state]));
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

console.log(`${articles} articles, idle for ${idleMs / 1000} s, MB of PSS, median of ${rounds}`);
const kinds = ['all', 'main', 'gpu', 'utility', 'renderer 1', 'renderer 2', 'renderer 3'];
printTable([
  ['', ...kinds],
  ...Object.entries(figures).flatMap(([state, all]) =>
    steps.map((step, at) => [
      `${state}, ${step}`,
      ...kinds.map((kind) => Math.round(median(all.map((each) => each[at][kind] ?? 0)))),
    ]),
  ),
]);

async function measured(checkout) {
  const { app, page } = await openWindow(library, {}, checkout);
  await page.locator('[role=option]').first().waitFor({ timeout: 120_000 });
  const look = async () => {
    await page.waitForTimeout(idleMs);
    return memoryOf(app.process().pid);
  };
  const started = await look();
  await page.locator('[role=option]').first().click();
  for (let at = 0; at < 20; at++) {
    await page.keyboard.press('j');
    await page.waitForTimeout(250);
  }
  const read = await look();
  await carrel(library, ['import', newPages()], '', checkout);
  const imported = await look();
  await page.keyboard.press('Control+n');
  const second = await look();
  await app.close();
  return [started, read, imported, second];
}

/** A folder of pages that no library of this run has. */
function newPages() {
  importedSets += 1;
  const pages = join(folder, `pages-${importedSets}`);
  mkdirSync(pages);
  for (let at = 0; at < importedPages; at++) {
    const number = 1_000_000 * importedSets + at;
    writeFileSync(join(pages, `${at}.html`), savedPage(number, { bytes: 40_000 }));
  }
  return pages;
}

/** MB by kind of process; the renderers by size. Zygotes and helpers count in `all` only. */
function memoryOf(root) {
  const sums = { all: 0 };
  const sized = processesBelow(root)
    .map(({ pid, kind }) => ({ kind, size: pssOf(pid) }))
    .sort((one, other) => other.size - one.size);
  let renderers = 0;
  for (const { kind, size } of sized) {
    const name = kind === 'renderer' ? `renderer ${++renderers}` : kind;
    sums.all += size;
    sums[name] = (sums[name] ?? 0) + size;
  }
  return sums;
}

function pssOf(pid) {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return (Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024) / 1e6;
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}
