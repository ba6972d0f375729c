// npm run bench -- hostile [WORDS]: hostile or damaged libraries, bundles and files (those whose line
// contains the words). Everything good in each must be recovered within 20 s and 1.5 GB; otherwise the
// exit code is 1.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { savedPage } from '../saved-pages.mjs';
import { bundles, files, libraries } from './cases.mjs';
import { newAccount, runApp } from './run-app.mjs';

const count = 8;
const slowestSeconds = 20;
const mostMemory = 1_536;

const only = process.argv.slice(2).join(' ');
const workshop = mkdtempSync(join(tmpdir(), 'carrel-hostile-'));
process.on('exit', () => rmSync(workshop, { recursive: true, force: true, maxRetries: 5 }));
const place = (name) => join(workshop, name);

/** Makes a library of good articles and its export. */
async function makeGood() {
  mkdirSync(place('pages'));
  mkdirSync(place('other-pages'));
  writeFileSync(place('one-more.html'), savedPage(3 * count, { bytes: 30_000, seed: 7 }));
  for (let at = 0; at < count; at++) {
    writeFileSync(join(place('pages'), `${at}.html`), savedPage(at, { bytes: 30_000, seed: 7 }));
    const other = savedPage(count + at, { bytes: 30_000, seed: 7 });
    writeFileSync(join(place('other-pages'), `${at}.html`), other);
  }
  const account = newAccount();
  const run = (...words) => runApp(account, place('good'), words);
  await run('import', place('pages'));
  await run('export', place('export'));
  await run('export', place('export.zip'));
  const { answer } = await run('list');
  if (answer.flat().length !== count) throw new Error('the good library is not whole');
}

/** The number of articles in a library by its own list. */
async function listed(account, library) {
  const run = await runApp(account, library, ['list']);
  return { ...run, got: run.answer.flat().length };
}

/**
 * Opens the library with a new account, imports a page when the folder can be written, and opens it
 * again.
 */
async function openLibrary({ change, undo, lost, added = 1 }) {
  const library = mkdtempSync(place('library-'));
  cpSync(place('good'), library, { recursive: true });
  change(library);
  const account = newAccount();
  try {
    const first = await listed(account, library);
    const importing = await runApp(account, library, ['import', place('one-more.html')]);
    const again = await listed(account, library);
    const expected = count - lost + added;
    const got = Math.min(first.got + added, again.got);
    return { expected, got, runs: [first, importing, again] };
  } finally {
    undo?.(library);
  }
}

/** Restores into an empty library, or into one that has other articles. */
async function restore({ change, zip = false, lost, into }) {
  const bundle = mkdtempSync(place('bundle-'));
  const path = join(bundle, zip ? 'export.zip' : 'export');
  cpSync(place(zip ? 'export.zip' : 'export'), path, { recursive: true });
  change(path);
  const account = newAccount();
  const library = mkdtempSync(place('library-'));
  const here = into === undefined ? 0 : count;
  if (into !== undefined) {
    await runApp(account, library, ['import', place('other-pages')]);
    into(path, library);
  }
  const restoring = await runApp(account, library, ['restore', path]);
  const verifying = await runApp(account, library, ['verify']);
  const after = await listed(account, library);
  const problems = verifying.answer.flatMap((report) => report.problems).length;
  const got = problems > 0 ? 0 : after.got;
  return { expected: here + count - lost, got, runs: [restoring, verifying, after] };
}

async function importFiles({ make, expected }) {
  const folder = mkdtempSync(place('files-'));
  make(folder);
  const account = newAccount();
  const library = mkdtempSync(place('library-'));
  const importing = await runApp(account, library, ['import', folder]);
  const after = await listed(account, library);
  rmSync(folder, { recursive: true, force: true });
  return { expected, got: after.got, runs: [importing, after] };
}

const kinds = [
  ['library', libraries, openLibrary],
  ['bundle', bundles, restore],
  ['file', files, importFiles],
];

function line(name, { expected, got, runs }) {
  const seconds = Math.max(...runs.map((run) => run.seconds));
  const memory = Math.max(...runs.map((run) => run.memory));
  const complaints = [
    got < expected && 'not all came back',
    runs.some(({ code }) => code === null) && 'never ended',
    seconds > slowestSeconds && 'too slow',
    memory > mostMemory && 'too much memory',
  ].filter(Boolean);
  console.log(
    `${name.padEnd(58)} ${String(got).padStart(2)} of ${String(expected).padEnd(2)} ` +
      `${seconds.toFixed(1).padStart(5)} s ${String(memory).padStart(5)} MiB  ${complaints.join(', ') || 'ok'}`,
  );
  return complaints.length === 0;
}

await makeGood();
let failed = 0;
for (const [kind, cases, carryOut] of kinds) {
  for (const [name, each] of Object.entries(cases)) {
    const title = `${kind}: ${name}`;
    if (!title.includes(only)) continue;
    try {
      if (!line(title, await carryOut(each))) failed += 1;
    } catch (error) {
      failed += 1;
      console.log(`${title.padEnd(58)} could not be tried: ${error.message}`);
    }
  }
}
console.log(failed === 0 ? '\nAll of the rest came back.' : `\n${failed} are not as they must be.`);
process.exit(failed === 0 ? 0 : 1);
