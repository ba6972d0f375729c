// Compares title, authors and date of pages with their marked truth, for Carrel and Readability, in the
// tuning and the checking half. `--wrong` lists the differences in the tuning half.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { printTable } from '../carrel.mjs';
import { isForTuning } from './data.mjs';

const SETS = [
  {
    label: 'Newspapers (Fundus)',
    folder: 'news-metadata',
    html: 'html',
    keep: ({ src }) => src === 'fundus',
  },
  {
    label: 'News and blogs (postlight)',
    folder: 'news-metadata',
    html: 'html',
    keep: ({ src }) => src === 'postlight',
  },
  { label: 'Mixed pages', folder: 'mixed-pages', html: 'html' },
  { label: 'Chinese, Japanese, Korean', folder: 'cjk-pages', html: '' },
  { label: 'Korean', folder: 'korean-pages', html: '' },
];
const FACTS = ['title', 'author', 'date'];

/**
 * `[{ name, bytes, truth: { title, author: [names], date: [days] } }]`; empty when the data is missing.
 */
function pagesOf(data, { folder, html, keep = () => true }) {
  let truth;
  try {
    truth = JSON.parse(readFileSync(join(data, folder, 'truth.json'), 'utf8'));
  } catch {
    return [];
  }
  return truth.filter(keep).map((each) => {
    const name = each.file.replace(/(?:\.html)?(?:\.gz)?$/, '');
    return {
      name,
      bytes: gunzipSync(readFileSync(join(data, folder, html, `${name}.html.gz`))),
      truth: {
        title: each.title || null,
        author: namesIn(each.author),
        date: each.dates ?? (each.date ? [each.date.slice(0, 10)] : null),
      },
    };
  });
}

/** Some sets have all authors in one line: "A, B and C", "dsw / dpa". */
function namesIn(author) {
  const names = [author ?? []]
    .flat()
    .flatMap((each) => each.split(/\s*[,;/]\s*|\s+(?:and|und|&)\s+/i));
  return names.length > 0 ? names : null;
}

/** The text without punctuation, spaces and case. */
const folded = (text) =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
const foldedNames = (names) => [...new Set(namesIn(names)?.map(folded))].sort().join();

const isRight = {
  title: (truth, found) => folded(truth) === folded(found),
  author: (truth, found) => foldedNames(truth) === foldedNames(found),
  date: (truth, found) => truth.includes(found?.slice(0, 10)),
};

/** What core and Readability read in a page, and core in the same page without its data. */
function readFacts(page, { name, bytes }) {
  return page.evaluate(
    async ({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const { text } = await core.decodeBytes(bytes, 'html');
      return { ...(await core.readFacts(name, text)), shown: await core.readShown(text) };
    },
    { name, base64: bytes.toString('base64') },
  );
}

/** The pages of all sets that exist, with their truth. */
export const pagesWithFacts = (data) => SETS.flatMap((set) => pagesOf(data, set));

/** Prints a table for each set that exists; returns false when there is none. */
export async function printFacts(page, data, { wrong }) {
  let isHere = false;
  for (const set of SETS) {
    const pages = pagesOf(data, set);
    if (pages.length === 0) {
      console.log(`${set.label} skipped: no data`);
      continue;
    }
    isHere = true;
    const read = [];
    for (const each of pages) read.push({ ...each, found: await readFacts(page, each) });
    printSet(set.label, read);
    if (wrong) printWrong(read.filter(({ name }) => isForTuning(name)));
  }
  return isHere;
}

function printSet(label, pages) {
  const share = (half, who, fact) => {
    const given = pages.filter(({ name, truth }) => truth[fact] && half(name));
    const right = given.filter(({ truth, found }) => isRight[fact](truth[fact], found[who][fact]));
    return `${right.length}/${given.length}`;
  };
  const row = (name, half, who) => [name, ...FACTS.map((fact) => share(half, who, fact))];
  const isForChecking = (name) => !isForTuning(name);
  console.log(`\n${label}, ${pages.length} pages: right titles, authors, dates`);
  printTable([
    ['', ...FACTS],
    row('Carrel', () => true, 'ours'),
    row('  tuning half', isForTuning, 'ours'),
    row('  checking half', isForChecking, 'ours'),
    row('Carrel, page without its data', () => true, 'shown'),
    row('  tuning half', isForTuning, 'shown'),
    row('  checking half', isForChecking, 'shown'),
    row('Readability alone', () => true, 'plain'),
    row('  tuning half', isForTuning, 'plain'),
    row('  checking half', isForChecking, 'plain'),
  ]);
}

function printWrong(pages) {
  for (const fact of FACTS) {
    for (const { name, truth, found } of pages) {
      if (!truth[fact] || isRight[fact](truth[fact], found.ours[fact])) continue;
      console.log(
        `  ${name} ${fact}: ${JSON.stringify(truth[fact])} is not ${JSON.stringify(found.ours[fact])}`,
      );
    }
  }
}
