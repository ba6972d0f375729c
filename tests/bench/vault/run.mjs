// node tests/bench/vault/run.mjs [ARTICLES]: measures the cost of keeping everything in plain files,
// and the time to recover the database from them.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carrel, median, openWindow, printTable, profileOf } from '../carrel.mjs';
import { savedPage } from '../saved-pages.mjs';

const articles = Number(process.argv[2] ?? 10_000);
/**
 * The number of articles for parts that are measured on fewer: recovery, and imports that do not wait
 * for the disk.
 */
const few = Math.min(2_000, articles);
const workshop = mkdtempSync(join(tmpdir(), 'carrel-bench-vault-'));
/** A folder in memory, where writing files costs next to nothing. */
const memory = existsSync('/dev/shm') ? mkdtempSync('/dev/shm/carrel-bench-vault-') : null;
const say = (line) => process.stderr.write(`${line}\n`);

/** Writes pages in folders of `few`, and answers these and the bytes of all. */
function writePages() {
  const folders = [];
  let bytes = 0;
  for (let number = 0; number < articles; number++) {
    if (number % few === 0) {
      folders.push(join(workshop, `pages-${folders.length}`));
      mkdirSync(folders.at(-1));
    }
    const page = savedPage(number, { bytes: 40_000 });
    bytes += Buffer.byteLength(page);
    writeFileSync(join(folders.at(-1), `${number}.html`), page);
  }
  return { folders, bytes };
}

async function secondsOf(work) {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

function bytesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** From the start of the process to the first row, and to all of them. */
async function openList(library, count) {
  const startedAt = performance.now();
  const { app, page } = await openWindow(library);
  await page.locator('[role=option]').first().waitFor({ timeout: 300_000 });
  const first = performance.now() - startedAt;
  await page.waitForFunction(
    (all) => document.querySelector('[role=option]')?.getAttribute('aria-setsize') === String(all),
    count,
    { timeout: 600_000 },
  );
  const all = performance.now() - startedAt;
  await app.close();
  return { first: Math.round(first), all: Math.round(all) };
}

async function median3(work) {
  const times = [await work(), await work(), await work()];
  return {
    first: median(times.map(({ first }) => first)),
    all: median(times.map(({ all }) => all)),
  };
}

/** Imports a second. */
async function importRate(library, folders, count) {
  const seconds = await secondsOf(async () => {
    const [report] = await carrel(library, ['import', ...folders, '--tag', 'kept']);
    if (report.imported !== count) throw new Error(`${report.imported} were imported`);
  });
  say(`${count} imported in ${seconds.toFixed(0)} s`);
  return count / seconds;
}

const databaseOf = (library) => join(profileOf(library), 'IndexedDB');
const { folders, bytes } = writePages();
say(`${articles} pages written`);

// The same work without the disk: the files go into memory, the database stays where it was.
let inMemory = null;
if (memory !== null) {
  inMemory = await importRate(memory, folders.slice(0, 1), few);
  rmSync(memory, { recursive: true, maxRetries: 5 });
}
const part = join(workshop, 'part');
const onDisk = await importRate(part, folders.slice(0, 1), few);
rmSync(databaseOf(part), { recursive: true });
let rebuilt = [];
const rebuilding = await secondsOf(async () => {
  [rebuilt] = await carrel(part, ['list']);
});
const tagged = rebuilt.filter(({ tags }) => tags.includes('kept')).length;
if (rebuilt.length !== few || tagged !== few) throw new Error(`${rebuilt.length} came back`);
rmSync(databaseOf(part), { recursive: true });
const afresh = await openList(part, few);
const verifying = await secondsOf(async () => {
  const [report] = await carrel(part, ['verify']);
  if (report.problems.length > 0 || report.indexed !== few) throw new Error('not clean');
});
say(`${few} brought back in ${rebuilding.toFixed(0)} s`);

const whole = join(workshop, 'whole');
const all = await importRate(whole, folders, articles);
const listing = await secondsOf(() => carrel(whole, ['list']));
const unchanged = await median3(() => openList(whole, articles));
const kept = ['articles', 'originals', 'assets'].map((name) => join(whole, name));
const fileBytes = kept.filter(existsSync).reduce((sum, folder) => sum + bytesBelow(folder), 0);
const databaseBytes = bytesBelow(databaseOf(whole));
rmSync(workshop, { recursive: true, maxRetries: 5 });

console.log(`${articles} articles, ${(bytes / 2 ** 20).toFixed(0)} MiB of originals`);
printTable([
  [`imports a second, ${articles}`, all.toFixed(1)],
  [`imports a second, ${few}`, onDisk.toFixed(1)],
  [`imports a second, ${few}, files in memory`, inMemory?.toFixed(1) ?? '-'],
  ['bytes of the files over bytes of originals', (fileBytes / bytes).toFixed(2)],
  ['bytes of the database over bytes of originals', (databaseBytes / bytes).toFixed(2)],
  ['`list`, s', listing.toFixed(2)],
  ['start to first row, ms', unchanged.first],
  ['start to all rows, ms', unchanged.all],
  [`database of ${few} lost: articles a second in the rebuild`, (few / rebuilding).toFixed(1)],
  [`database of ${few} lost: start to first row, ms`, afresh.first],
  [`database of ${few} lost: start to all rows, ms`, afresh.all],
  [`\`verify\` of ${few}, articles a second`, (few / verifying).toFixed(0)],
]);
