// npm run bench -- extraction [--verbose] [--no-import] [--data FOLDER] [--before CHECKOUT] [--facts [--wrong]]: what is taken out of pages,
// beside plain Readability in the same run; how long a page takes; how fast an import is with it, and
// with another built checkout, in turns: figures of another hour on a shared machine compare nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCorePage } from '../../dom/core-page.mjs';
import { carrel, median, printTable } from '../carrel.mjs';
import { dataFolder, isForTuning, markedPages, newsPages } from './data.mjs';
import { printFacts } from './facts.mjs';
import {
  compareCharacters,
  compareWords,
  f1Of,
  sameDay,
  sameNames,
  sameTitle,
  total,
} from './score.mjs';

const args = process.argv.slice(2);
const verbose = args.includes('--verbose');
const folder = dataFolder(args);
const sets = {
  extraction: newsPages(folder),
  'cjk-pages': markedPages(folder, 'cjk-pages'),
  'korean-pages': markedPages(folder, 'korean-pages'),
};

if (!args.includes('--facts') && Object.values(sets).every((pages) => pages === null)) {
  console.log('skipped: no data');
  process.exit(0);
}

/** What core makes of a page, and Readability alone; milliseconds of each. */
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
      const extractMs = core.timeExtraction(text);
      const body = draft && core.context.parseHtml(draft.html).body;
      return {
        ...draft,
        html: undefined,
        assets: undefined,
        text: body ? core.textOf(body, { captions: false, asides: false }) : '',
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

const three = (number) => number.toFixed(3);
const row = (label, scores) => {
  const { precision, recall, f1 } = total(scores);
  return [label, scores.length, three(f1), three(precision), three(recall)];
};

function printNews(pages) {
  const scored = pages.map(({ name, truth, found }) => ({
    name,
    ours: compareWords(truth.body, found.text),
    plain: compareWords(truth.body, found.plain.text),
  }));
  const of = (which, keep) => scored.filter(({ name }) => keep(name)).map((each) => each[which]);
  const all = () => true;
  const checking = (name) => !isForTuning(name);
  console.log('News and blogs in English, word 4-shingles (bar: F1 0.972)');
  printTable([
    ['', 'pages', 'F1', 'precision', 'recall'],
    row('Carrel', of('ours', all)),
    row('  tuning half', of('ours', isForTuning)),
    row('  checking half', of('ours', checking)),
    row('Readability alone', of('plain', all)),
    row('  tuning half', of('plain', isForTuning)),
    row('  checking half', of('plain', checking)),
  ]);
  if (!verbose) return;
  // Of the checking half only what it comes to: a page that one has looked at checks nothing.
  const worst = scored
    .filter(({ name, ours }) => isForTuning(name) && f1Of(ours) < 0.995)
    .sort((one, other) => f1Of(one.ours) - f1Of(other.ours));
  printTable([
    ['page of the tuning half', 'F1', 'precision', 'recall', 'Readability'],
    ...worst.map(({ name, ours, plain }) => [
      name,
      three(f1Of(ours)),
      three(ours.precision),
      three(ours.recall),
      three(f1Of(plain)),
    ]),
  ]);
}

function printMarked(label, pages) {
  const checks = pages.map(({ name, truth, found }) => ({
    name,
    wrong: [
      truth.title && !sameTitle(truth.title, found.title) && ['title', truth.title, found.title],
      truth.author &&
        !sameNames(truth.author, found.byline) && ['author', truth.author, found.byline],
      truth.dates &&
        !sameDay(truth.dates, found.publishedAt) && ['date', truth.dates, found.publishedAt],
    ].filter(Boolean),
    body: truth.body ? compareCharacters(truth.body, found.text) : null,
    plain: truth.body ? compareCharacters(truth.body, found.plain.text) : null,
    plainTitle: truth.title && sameTitle(truth.title, found.plain.title),
  }));
  const share = (field) => {
    const given = pages.filter(({ truth }) => truth[field]).length;
    const name = field === 'dates' ? 'date' : field;
    const wrong = checks.filter((each) => each.wrong.some(([what]) => what === name)).length;
    return `${given - wrong} of ${given}`;
  };
  const bodies = checks.filter(({ body }) => body);
  console.log(`\n${label}, bodies by character 3-grams`);
  printTable([
    ['', 'titles', 'authors', 'dates', 'body F', `of ${bodies.length}`],
    [
      'Carrel',
      share('title'),
      share('author'),
      share('dates'),
      three(total(bodies.map(({ body }) => body)).f1),
      '',
    ],
    [
      'Readability alone',
      `${checks.filter(({ plainTitle }) => plainTitle).length} of ${pages.length}`,
      '',
      '',
      three(total(bodies.map(({ plain }) => plain)).f1),
      '',
    ],
  ]);
  if (!verbose) return;
  for (const { name, wrong, body } of checks) {
    const low =
      body && f1Of(body) < 0.98
        ? `body F ${three(f1Of(body))}, precision ${three(body.precision)}, recall ${three(body.recall)}`
        : '';
    if (wrong.length > 0 || low) console.log(`  ${name}: ${low}`);
    for (const [what, truth, got] of wrong)
      console.log(`    ${what}: ${JSON.stringify(truth)} is not ${JSON.stringify(got)}`);
  }
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

/** All pages that are here, into an empty library; the start of the process counts. */
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

const { page, close } = await openCorePage(join(import.meta.dirname, 'entry.ts'));
if (args.includes('--facts')) {
  await printFacts(page, folder, { wrong: args.includes('--wrong') });
  await close();
  process.exit(0);
}
// The first pages are read by code that is not compiled yet.
for (const each of Object.values(sets).flatMap((pages) => pages?.slice(0, 5) ?? []))
  await readPage(page, each);
const read = {};
for (const [set, pages] of Object.entries(sets)) {
  if (pages) read[set] = await readAll(page, pages);
  else console.log(`${set} skipped: no data`);
}
await printFacts(page, folder, { wrong: false });
await close();

if (read.extraction) printNews(read.extraction);
if (read['cjk-pages']) printMarked('Chinese, Japanese, Korean pages', read['cjk-pages']);
if (read['korean-pages']) printMarked('Korean pages', read['korean-pages']);
const all = Object.values(read).flat();
printTimes(all);
if (!args.includes('--no-import')) {
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
