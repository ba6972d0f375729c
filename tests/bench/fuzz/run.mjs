// npm run bench -- fuzz [--cases N] [--seed N] [--only NAME]: reads every fixture after random changes.
// Nothing may crash, take over 5 s, or be missing from the report. The same seed gives the same cases.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCorePage } from '../../dom/core-page.mjs';
import { printTable } from '../carrel.mjs';

const args = process.argv.slice(2);
const option = (name, other) => (args.includes(name) ? args[args.indexOf(name) + 1] : other);
const cases = Number(option('--cases', 10_000));
const seed = Number(option('--seed', 1));
const only = option('--only', '');
const SLOWEST = 5_000;
/** A page that reports nothing for so many milliseconds hangs. */
const HANGS = 60_000;
/** The share of PDFs, because each one starts a worker. */
const MOST_PDF = 0.04;

const fixtures = join(import.meta.dirname, '../../fixtures');
const files = ['imports/drops', 'feeds', 'pages', 'text']
  .flatMap((folder) =>
    readdirSync(join(fixtures, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  .sort()
  .filter((path) => path.includes(only))
  .map((path) => ({
    name: path.slice(fixtures.length + 1),
    base64: readFileSync(path).toString('base64'),
  }))
  .filter(({ base64 }) => base64.length < 400_000);

const isPdf = ({ name }) => /pdf/.test(name);

/** The next fixture: all in turns, PDFs less often. */
function* plan() {
  const others = files.filter((file) => !isPdf(file));
  const pdfs = files.filter(isPdf);
  for (let at = 0; at < cases; at++) {
    const asPdf = pdfs.length > 0 && (others.length === 0 || at % Math.round(1 / MOST_PDF) === 0);
    const set = asPdf ? pdfs : others;
    const file = set[Math.floor(asPdf ? at * MOST_PDF : at) % set.length];
    yield { ...file, other: files[(at * 7919) % files.length].base64, seed: seed * 1_000_003 + at };
  }
}

let core = null;
const problems = [];
const times = [];
const unexpected = new Map();
let rows = 0;
let crashes = 0;
let done = 0;
const startedAt = performance.now();
for (const each of plan()) {
  core ??= await openCorePage(join(import.meta.dirname, 'entry.ts'));
  const late = deferred();
  const timer = setTimeout(() => late.reject(new Error('hangs')), HANGS);
  try {
    const found = await Promise.race([
      core.page.evaluate(async (given) => {
        const found = await globalThis.core.fuzzOne(given);
        return { ...found, said: globalThis.core.takeSaid() };
      }, each),
      late.promise,
    ]);
    rows += found.rows;
    times.push({ ...each, tookMs: found.tookMs });
    for (const problem of found.problems)
      problems.push(`${each.name} (seed ${each.seed}): ${problem}`);
    for (const words of found.said) {
      const key = words.split('\n').slice(0, 3).join(' | ');
      const known = unexpected.get(key) ?? { count: 0, first: `${each.name} (seed ${each.seed})` };
      known.count += 1;
      unexpected.set(key, known);
    }
    if (found.tookMs > SLOWEST)
      problems.push(`${each.name} (seed ${each.seed}): ${Math.round(found.tookMs)} ms`);
  } catch (error) {
    crashes += 1;
    problems.push(`${each.name} (seed ${each.seed}): ${error.message.split('\n')[0]}`);
    await core.close().catch(() => {});
    core = null;
  } finally {
    clearTimeout(timer);
  }
  if (++done % 1000 === 0) console.error(`${done} of ${cases}`);
}
await core?.close();

function deferred() {
  let reject;
  const promise = new Promise((_, no) => {
    reject = no;
  });
  return { promise, reject };
}

times.sort((a, b) => b.tookMs - a.tookMs);
const seconds = (performance.now() - startedAt) / 1000;
printTable([
  ['', ''],
  ['fixtures', files.length],
  ['cases', done],
  ['rows of the report', rows],
  ['seconds', seconds.toFixed(0)],
  ['crashes and hangs', crashes],
  ['slowest', `${times[0]?.tookMs.toFixed(0)} ms, ${times[0]?.name}`],
  ['problems', problems.length],
  ['kinds of damage that no importer expected', unexpected.size],
]);
for (const problem of problems.slice(0, 50)) console.log(problem);
if (args.includes('--verbose'))
  for (const [words, { count, first }] of unexpected) console.log(count, first, words);
process.exitCode = problems.length > 0 ? 1 : 0;
