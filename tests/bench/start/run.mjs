// npm run bench -- start [--articles N] [--rounds N] [--before CHECKOUT]
// From the start of the process to the window's page, its first paint, the first row of the list and all
// rows, in a library of 10,000 articles; beside an Electron with an empty window, and with --before beside
// another built checkout, in turns. Aims: first paint 0.9 s, rows 1.3 s (packed; this is the repository's
// build, and Playwright is connected, which takes its part of each start).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, openWindow, printTable } from '../carrel.mjs';
import { fill } from '../desk/fill.mjs';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    before: { type: 'string' },
  },
});
const [articles, rounds] = [values.articles, values.rounds].map(Number);
const folder = mkdtempSync(join(tmpdir(), 'carrel-bench-start-'));
const library = join(folder, 'library');
const empty = emptyProgram(join(folder, 'empty'));
const states = {
  'empty Electron': () => openWindow(null, {}, empty),
  now: () => openWindow(library),
  ...(values.before && { before: () => openWindow(library, {}, values.before) }),
};

const filled = await openWindow(library);
await filled.page.waitForTimeout(1_500);
await fill(filled.page, articles);
await filled.app.close();
// The search has indexed the articles before the first measured start.
await opened(states.now, true);

const figures = Object.fromEntries(Object.keys(states).map((state) => [state, []]));
for (let round = 0; round < rounds; round++) {
  const order = round % 2 ? Object.keys(states).reverse() : Object.keys(states);
  for (const state of order) {
    figures[state].push(await opened(states[state], state !== 'empty Electron'));
  }
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

console.log(`${articles} articles, median of ${rounds} starts, ms from the start of the process`);
printTable([
  ['', 'page begins', 'first paint', 'first row', 'all rows'],
  ...Object.entries(figures).map(([state, starts]) => [
    state,
    ...['page', 'paint', 'row', 'rows'].map((name) => cell(starts, name)),
  ]),
]);

function cell(starts, name) {
  const times = starts.map((each) => each[name]).filter((ms) => ms !== null);
  return times.length === 0 ? '–' : Math.round(median(times));
}

/** One start to its end; times of rows are null where there is no list. */
async function opened(open, hasList) {
  const { app, page } = await open();
  const createdAt = await app.evaluate(() => process.getCreationTime());
  const at = (condition) =>
    page
      .waitForFunction(condition, articles, { polling: 'raf', timeout: 120_000 })
      .then((handle) => handle.jsonValue());
  const row = hasList
    ? await at(() => document.querySelector('[role=option]') && performance.now())
    : null;
  const rows = hasList
    ? await at(
        (count) =>
          document.querySelector('[role=option]')?.getAttribute('aria-setsize') === String(count) &&
          performance.now(),
      )
    : null;
  const paint = await at(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  const begins = (await page.evaluate(() => performance.timeOrigin)) - createdAt;
  // A window that is closed while its worker still opens the index measures the end of that.
  if (hasList) await page.waitForTimeout(1_500);
  await app.close();
  const since = (ms) => (ms === null ? null : begins + ms);
  return { page: begins, paint: since(paint), row: since(row), rows: since(rows) };
}

/** A program with one window that says a word. @returns its folder */
function emptyProgram(place) {
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{"name":"empty","main":"main.js"}');
  writeFileSync(join(place, 'page.html'), '<!doctype html><p>Empty');
  writeFileSync(
    join(place, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow().loadFile('page.html'));
`,
  );
  return place;
}
