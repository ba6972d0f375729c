// npm run bench -- feeds [--verbose] [--data FOLDER] [--only reading|refresh] [--feeds N] [--items N]
// Counts for how many of feedparser's test feeds the title, link, date and content are as the comment at
// their beginning expects; none may hang or throw. Then refreshes 500 feeds of 50 items: see refresh.mjs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCorePage } from '../../dom/core-page.mjs';
import { printTable } from '../carrel.mjs';
import { dataFolder } from '../extraction/data.mjs';
import { measureRefresh } from './refresh.mjs';

const args = process.argv.slice(2);
const verbose = args.includes('--verbose');
const folder = join(dataFolder(args), 'feeds');
const SLOWEST = 5_000;
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : null);

function feedFiles() {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.xml'))
      .sort();
  } catch {
    return [];
  }
}

const FIELDS = {
  title: 'title',
  link: 'link',
  date: 'date',
  published: 'date',
  updated: 'date',
  created: 'date',
  issued: 'date',
  modified: 'date',
  description: 'content',
  summary: 'content',
  content: 'content',
};

/** The conditions on entries in the comment: `entries[0]['title'] == u'…'`, joined by `and`. */
function expectationsIn(bytes) {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 8000)).replaceAll('\0', '');
  const expect = /Expect:\s*([\s\S]*?)\n?-->/.exec(head)?.[1] ?? '';
  const clause =
    /entries\[(\d+)\]((?:\['\w+'\]|\[\d+\]|\.\w+)+)\s*==\s*(?:u?'((?:[^'\\]|\\.)*)'|u?"((?:[^"\\]|\\.)*)"|\(([\d, ]+)\))/g;
  return [...expect.matchAll(clause)].flatMap(([, at, path, single, double, tuple]) => {
    const steps = [...path.matchAll(/\w+/g)].map(([step]) => step);
    const field = FIELDS[steps[0].replace(/_(?:parsed|detail)$/, '')];
    // Of nested values only the text is compared, not its language, base or type.
    const isText = steps.length === 1 || steps.at(-1) === 'value';
    if (!field || !isText) return [];
    return [
      { at: Number(at), field, wanted: tuple ? tupleDate(tuple) : unescaped(single ?? double) },
    ];
  });
}

/** Python's struct_time, in UTC. */
function tupleDate(tuple) {
  const [year, month, ...rest] = tuple.split(',').map(Number);
  return new Date(Date.UTC(year, month - 1, ...rest.slice(0, 4))).toISOString();
}

const unescaped = (text) =>
  text
    .replace(/\\u([\da-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\x([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\(['"\\])/g, '$1');

/** Reads the feed in the page; resolves to the expectations that do not hold, and the time. */
function readFeed(page, name, bytes, expected) {
  return page.evaluate(
    async ({ name, base64, expected }) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const items = [];
      const startedAt = performance.now();
      let threw = null;
      try {
        for await (const item of core.readSource({ name, bytes, modifiedAt: null }, core.context)) {
          items.push(item);
        }
      } catch (error) {
        threw = String(error);
      }
      const tookMs = performance.now() - startedAt;
      const plain = (html) => {
        const clean = core.context.clean(html, null);
        return core
          .textOf(core.context.parseHtml(clean).body, { captions: true })
          .replace(/\s+/g, '');
      };
      const address = (url) => {
        try {
          return new URL(url).href;
        } catch {
          return url;
        }
      };
      const compare = {
        title: (draft, wanted) => plain(core.asHtml(draft?.title ?? '')) === plain(wanted),
        link: (draft, wanted) => wanted === '' || address(draft?.url ?? '') === address(wanted),
        date: (draft, wanted) => {
          const times = [draft?.publishedAt, draft?.updatedAt].map((each) =>
            Date.parse(each ?? ''),
          );
          return Number.isNaN(Date.parse(wanted)) || times.includes(Date.parse(wanted));
        },
        content: (draft, wanted) => plain(draft?.html ?? '') === plain(wanted),
      };
      const wrong = expected.filter(({ at, field, wanted }) => {
        // An entry without words becomes no article and gets no title.
        if ((field === 'title' || field === 'content') && plain(wanted) === '') return false;
        return !compare[field](items[at]?.draft, wanted);
      });
      const found = wrong.map(({ at }) => {
        const { title, url, publishedAt, html } = items[at]?.draft ?? {};
        return { title, url, publishedAt, html, reason: items[at]?.reason };
      });
      const damaged = items.some((item) => !item.ok && item.reason === 'damaged');
      return { wrong, found, tookMs, threw, damaged, items: items.length };
    },
    { name, base64: bytes.toString('base64'), expected },
  );
}

async function measureReading() {
  const names = feedFiles();
  if (names.length === 0) {
    console.log('reading: skipped, no data');
    return;
  }

  const { page, close } = await openCorePage(join(import.meta.dirname, 'entry.ts'));
  const tally = new Map();
  const count = (set, key) => {
    const row = tally.get(set) ?? { files: 0, asked: 0, right: 0, threw: 0, slow: 0 };
    row[key] += 1;
    tally.set(set, row);
  };
  const byField = new Map();
  let slowest = 0;
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    const expected = expectationsIn(bytes);
    const set = name.split('/')[0];
    const { wrong, found, tookMs, threw, damaged } = await readFeed(page, name, bytes, expected);
    slowest = Math.max(slowest, tookMs);
    count(set, 'files');
    if (threw || damaged) count(set, 'threw');
    if (tookMs > SLOWEST) count(set, 'slow');
    if (expected.length > 0) {
      count(set, 'asked');
      if (wrong.length === 0) count(set, 'right');
    }
    for (const each of expected) {
      const row = byField.get(each.field) ?? { all: 0, right: 0 };
      row.all += 1;
      if (
        !wrong.some(
          ({ at, field, wanted }) =>
            at === each.at && field === each.field && wanted === each.wanted,
        )
      )
        row.right += 1;
      byField.set(each.field, row);
    }
    if (verbose && (wrong.length > 0 || threw || damaged)) {
      console.log(name, threw ?? '', damaged ? 'damaged' : '');
      for (const [at, { field, wanted }] of wrong.entries())
        console.log(`    ${field}: ${JSON.stringify(wanted)} is not`, JSON.stringify(found[at]));
    }
  }
  await close();

  printTable([
    ['', 'files', 'speak of it', 'as expected', '', 'threw', 'over 5 s'],
    ...[...tally].map(([set, { files, asked, right, threw, slow }]) => [
      set,
      files,
      asked,
      right,
      asked === 0 ? '' : `${((100 * right) / asked).toFixed(1)} %`,
      threw,
      slow,
    ]),
  ]);
  console.log('\nof their expectations');
  printTable([
    ['', 'stated', 'hold'],
    ...[...byField].map(([field, { all, right }]) => [field, all, right]),
  ]);
  console.log(
    `\nslowest ${slowest.toFixed(0)} ms (bar: 95 % of the well-formed, none throws, none over 5 s)`,
  );
}

const only = option('--only');
if (only !== 'refresh') await measureReading();
if (only !== 'reading') {
  await measureRefresh({
    feeds: Number(option('--feeds') ?? 500),
    items: Number(option('--items') ?? 50),
  });
}
