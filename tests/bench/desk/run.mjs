// npm run bench -- desk [--articles N] [--keys N] [--rounds N] [--tags] [--before CHECKOUT]
// In a library of 10,000 articles, quiet and while an import runs: how long until the text of an article
// is painted, from a click on its row (another place of the list each time) and from the key J (at the
// pace of a reader). Bars: an opening 100 ms at the 95th percentile; J 40 ms at the median, 60 at the 95th
// percentile. With --before also for another built checkout, in turns. The CPU of the page is that of its
// main thread, work after the paint included. With --tags instead: a tag that is set on all articles.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, openWindow, printTable, quantile, startCarrel } from '../carrel.mjs';
import { savedPage } from '../saved-pages.mjs';
import { fill } from './fill.mjs';
import { tagAll } from './tag-all.mjs';
import { startWatching } from './watch-frame.mjs';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    keys: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '3' },
    tags: { type: 'boolean', default: false },
    before: { type: 'string' },
  },
});
const [articles, keys, rounds] = [values.articles, values.keys, values.rounds].map(Number);
/** A person reads on for at least this long. */
const paceMs = 400;
const importedPages = 600;

const folder = mkdtempSync(join(tmpdir(), 'carrel-bench-desk-'));
const library = join(folder, 'library');
const states = values.before ? { now: undefined, before: values.before } : { now: undefined };
let importedSets = 0;

const filled = await openWindow(library);
await filled.page.waitForTimeout(1_500);
await fill(filled.page, articles);
await filled.app.close();

if (values.tags) {
  await measureTags();
  process.exit();
}

const figures = Object.keys(states).flatMap((state) => [
  { state, load: 'quiet', open: [], j: [], openCpu: [], jCpu: [] },
  { state, load: 'import', open: [], j: [], openCpu: [], jCpu: [] },
]);
for (let round = 0; round < rounds; round++) {
  // Which one comes first changes from round to round.
  const order = round % 2 ? Object.keys(states).reverse() : Object.keys(states);
  for (const state of order) {
    const of = (load) => figures.find((each) => each.state === state && each.load === load);
    const { app, page } = await openWindow(library, {}, states[state]);
    await allRows(page);
    await measure(page, of('quiet'));
    const stop = await beginImport(states[state]);
    await measure(page, of('import'));
    await stop();
    await app.close();
  }
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

console.log(`${articles} articles, ${keys} openings and ${keys} keys in each of ${rounds} rounds`);
printTable([
  ['', 'open, median', '95 %', 'CPU', 'J, median', '95 %', 'CPU'],
  ...figures.map(({ state, load, open, j, openCpu, jCpu }) => [
    `${state}, ${load}`,
    ...[median(open), quantile(open, 0.95), median(openCpu)].map(cell),
    ...[median(j), quantile(j, 0.95), median(jCpu)].map(cell),
  ]),
]);
const isMet = figures
  .filter(({ state }) => state === 'now')
  .every(({ open, j }) => quantile(open, 0.95) < 100 && median(j) <= 40 && quantile(j, 0.95) <= 60);
console.log(
  `bars (100 ms at 95 %; J 40 ms at the median, 60 ms at 95 %): ${isMet ? 'met' : 'MISSED'}`,
);

async function measureTags() {
  const all = { now: [], before: [] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? Object.keys(states).reverse() : Object.keys(states);
    for (const state of order) {
      const { app, page } = await openWindow(library, {}, states[state]);
      await allRows(page);
      all[state].push(await tagAll(app, page, articles, `${state}-${round}`));
      await app.close();
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const middle = (state, name) => cell(median(all[state].map((each) => each[name])));
  console.log(`a tag set on ${articles} articles, median of ${rounds} rounds`);
  printTable([
    ['', 'a sign', 'all have it', 'CPU of all processes'],
    ...Object.keys(states).map((state) => [
      state,
      ...['shownMs', 'doneMs', 'cpuMs'].map((name) => middle(state, name)),
    ]),
  ]);
}

async function allRows(page) {
  await page.waitForFunction(
    (count) =>
      Number(document.querySelector('[role=option]')?.getAttribute('aria-setsize')) >= count,
    articles,
    { timeout: 120_000 },
  );
  await page.waitForTimeout(3_000);
}

function cell(number) {
  return `${Math.round(number)} ms`;
}

async function measure(page, figure) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const cpu = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  // The first article of a window also loads the frame.
  await page.locator('[role=option]').first().click();
  await page.waitForTimeout(1_000);
  await page.evaluate(startWatching);
  for (let at = 0; at < keys; at++) {
    const before = await cpu();
    await scrollTo(page, at);
    const box = await page.locator('.rows').boundingBox();
    await page.evaluate(() => window.watched.expect());
    await page.mouse.click(box.x + 40, box.y + box.height / 2);
    figure.open.push(await page.evaluate(() => window.watched.painted));
    await page.waitForTimeout(paceMs);
    figure.openCpu.push((await cpu()) - before);
  }
  for (let at = 0; at < keys; at++) {
    const before = await cpu();
    await page.evaluate(() => window.watched.expect());
    await page.keyboard.press('j');
    figure.j.push(await page.evaluate(() => window.watched.painted));
    await page.waitForTimeout(paceMs);
    figure.jCpu.push((await cpu()) - before);
  }
  await page.evaluate(() => window.watched.stop());
  await devtools.detach();
}

/** Scrolls the list to another place, so that no row near the open one is clicked. */
async function scrollTo(page, at) {
  await page.evaluate(
    (share) => {
      const rows = document.querySelector('.rows');
      rows.scrollTop = share * (rows.scrollHeight - rows.clientHeight * 2);
    },
    (at * 0.381_966) % 1,
  );
  await page.waitForTimeout(150);
}

/** Imports saved pages for as long as the measuring lasts. */
async function beginImport(checkout) {
  const saved = join(folder, `saved-${importedSets}`);
  mkdirSync(saved);
  for (let number = 0; number < importedPages; number++) {
    const page = savedPage(importedSets * importedPages + number, { bytes: 100_000 });
    writeFileSync(join(saved, `${number}.html`), page);
  }
  importedSets += 1;
  const child = startCarrel(library, ['--cli', 'import', saved], checkout);
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.stdout.resume();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return async () => {
    if (child.exitCode !== null) console.log('the import ended before the measuring did');
    child.kill('SIGINT');
    await ended;
    rmSync(saved, { recursive: true, force: true });
  };
}
