// npm run bench -- extraction [SET ...] [--verbose] [--no-import] [--data FOLDER] [--before CHECKOUT]
// [--facts [--wrong]] [--same CHECKOUT [--rounds N]]: compares the extraction with plain Readability in
// the same run, and measures the time of a page and the rate of an import; with --before also for another
// built checkout, in turns, because figures of different hours on a shared machine cannot be compared. SET
// (the beginning of its name is enough) reads only the bodies of that set; --facts reads only titles,
// authors and dates; --same only compares the results of all pages with those of another checkout, byte
// by byte, and the times; --train only trains the model that judges single lines, and writes it,
// --train-dates that of the dates.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCorePage } from '../../dom/core-page.mjs';
import { carrel, median, printTable } from '../carrel.mjs';
import {
  bugReportPages,
  dataFolder,
  markedPages,
  mixedPages,
  newsPages,
  newspaperPages,
} from './data.mjs';
import { printFacts } from './facts.mjs';
import { measureLeftOut, printLeftOut } from './left-out.mjs';
import { printBugReports, printMixed, printNews, printNewspapers } from './print-bodies.mjs';
import { printMarked } from './print-marked.mjs';
import { compareResults, fixturePages } from './same.mjs';
import { trainDates } from './train-dates.mjs';
import { trainLines } from './train-lines.mjs';

const args = process.argv.slice(2);
const verbose = args.includes('--verbose');
const folder = dataFolder(args);
const readers = {
  extraction: () => newsPages(folder),
  'cjk-pages': () => markedPages(folder, 'cjk-pages'),
  'korean-pages': () => markedPages(folder, 'korean-pages'),
  'mixed-pages': () => mixedPages(folder),
  'news-metadata': () => newspaperPages(folder),
  'bug-report-pages': () => bugReportPages(folder),
};
const isValue = (at) => ['--data', '--before', '--same', '--rounds'].includes(args[at - 1]);
const wanted = args.filter((word, at) => !word.startsWith('--') && !isValue(at));
const isWanted = (set) => wanted.length === 0 || wanted.some((word) => set.startsWith(word));
const sets = Object.fromEntries(
  Object.entries(readers)
    .filter(([set]) => isWanted(set))
    .map(([set, read]) => [set, read()]),
);

if (!args.includes('--facts') && Object.values(sets).every((pages) => pages === null)) {
  console.log('skipped: no data');
  process.exit(0);
}

/** The results of core and of Readability for a page, with the milliseconds of each. */
async function readPage(page, { name, bytes }) {
  return page.evaluate(
    async ({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const startedAt = performance.now();
      let draft = null;
      for await (const item of core.readSource({ name, bytes, modifiedAt: null }, core.context)) {
        if (item.ok) draft = item.draft;
      }
      const tookMs = performance.now() - startedAt;
      const { text } = await core.decodeBytes(bytes, 'html');
      const plain = core.plainReadability(text);
      const extractMs = await core.timeExtraction(text);
      const body = draft && core.context.parseHtml(draft.html).body;
      return {
        ...draft,
        html: undefined,
        assets: undefined,
        text: body ? core.textOf(body, { captions: false, asides: false }) : '',
        wholeText: body ? core.textOf(body, { captions: true }) : '',
        tookMs,
        extractMs,
        plain,
      };
    },
    { name: `${name}.html`, base64: bytes.toString('base64') },
  );
}

async function readAll(page, pages) {
  const found = [];
  for (const each of pages) found.push({ ...each, found: await readPage(page, each) });
  return found;
}

function printTimes(pages) {
  const ms = (pick) => median(pages.map(({ found }) => pick(found))).toFixed(1);
  console.log('\nMilliseconds a page, median (bar: 20 for finding the article)');
  printTable([
    ['finding the article in a parsed page', ms(({ extractMs }) => extractMs)],
    ['Readability alone', ms(({ plain }) => plain.tookMs)],
    ['from bytes to a clean draft', ms(({ tookMs }) => tookMs)],
  ]);
}

/** Pages per second of an import into an empty library, including the start of the process. */
async function importRate(pages, checkout) {
  const workshop = mkdtempSync(join(tmpdir(), 'carrel-bench-extraction-'));
  const saved = mkdtempSync(join(workshop, 'saved-'));
  for (const [at, { bytes }] of pages.entries()) writeFileSync(join(saved, `${at}.html`), bytes);
  const startedAt = performance.now();
  await carrel(join(workshop, 'library'), ['import', saved], '', checkout);
  const seconds = (performance.now() - startedAt) / 1000;
  rmSync(workshop, { recursive: true, maxRetries: 5 });
  return pages.length / seconds;
}

if (args.includes('--same')) {
  const pages = [...fixturePages(), ...Object.values(sets).flatMap((each) => each ?? [])];
  const argumentOf = (option) => args[args.indexOf(option) + 1];
  const rounds = args.includes('--rounds') ? Number(argumentOf('--rounds')) : 3;
  const isSame = await compareResults(pages, argumentOf('--same'), rounds);
  process.exit(isSame ? 0 : 1);
}

const { page, close } = await openCorePage(join(import.meta.dirname, 'entry.ts'));
if (args.includes('--facts')) {
  await printFacts(page, folder, { wrong: args.includes('--wrong') });
  await close();
  process.exit(0);
}
if (args.includes('--train')) {
  await trainLines(page, sets);
  await close();
  process.exit(0);
}
if (args.includes('--train-dates')) {
  await trainDates(page, folder);
  await close();
  process.exit(0);
}
// Warms up: the first pages run code that is not compiled yet.
for (const each of Object.values(sets).flatMap((pages) => pages?.slice(0, 5) ?? []))
  await readPage(page, each);
const read = {};
for (const [set, pages] of Object.entries(sets)) {
  if (pages) read[set] = await readAll(page, pages);
  else console.log(`${set} skipped: no data`);
}
if (wanted.length === 0) await printFacts(page, folder, { wrong: false });
const leftOut = read['mixed-pages'] && (await measureLeftOut(page, read['mixed-pages']));
await close();

if (read.extraction) printNews(read.extraction, verbose);
if (read['cjk-pages']) printMarked('Chinese, Japanese, Korean pages', read['cjk-pages'], verbose);
if (read['korean-pages']) printMarked('Korean pages', read['korean-pages'], verbose);
if (read['mixed-pages']) printMixed(read['mixed-pages'], verbose);
if (read['news-metadata']) printNewspapers(read['news-metadata'], verbose);
if (read['bug-report-pages']) printBugReports(read['bug-report-pages'], verbose);
if (leftOut) printLeftOut(leftOut, verbose);
const all = Object.values(read).flat();
printTimes(all);
if (wanted.length === 0 && !args.includes('--no-import')) {
  const at = args.indexOf('--before');
  const before = at === -1 ? null : args[at + 1];
  const rates = { now: [], before: [] };
  for (let round = 0; round < 3; round++) {
    if (before) rates.before.push(await importRate(all, before));
    rates.now.push(await importRate(all));
  }
  const said = before ? `, before ${median(rates.before).toFixed(1)}` : '';
  console.log(`\nWhole import, pages a second: ${median(rates.now).toFixed(1)}${said}`);
}
