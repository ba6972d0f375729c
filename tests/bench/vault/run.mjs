// node tests/bench/vault/run.mjs [ARTICLES]: what keeping everything in plain files costs, and how
// fast the database comes back from them.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carrel, median, openWindow, printTable } from '../carrel.mjs';
import { savedPage } from '../saved-pages.mjs';

const articles = Number(process.argv[2] ?? 2_000);
const workshop = mkdtempSync(join(tmpdir(), 'carrel-bench-vault-'));
const library = join(workshop, 'library');
const pages = join(workshop, 'pages');
mkdirSync(pages);
let originalBytes = 0;
for (let number = 0; number < articles; number++) {
  const page = savedPage(number, { bytes: 40_000 });
  originalBytes += Buffer.byteLength(page);
  writeFileSync(join(pages, `${number}.html`), page);
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
async function openList() {
  const startedAt = performance.now();
  const { app, page } = await openWindow(library);
  await page.locator('[role=option]').first().waitFor();
  const first = performance.now() - startedAt;
  await page.waitForFunction(
    (count) =>
      document.querySelector('[role=option]')?.getAttribute('aria-setsize') === String(count),
    articles,
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

const importing = await secondsOf(async () => {
  const [report] = await carrel(library, ['import', pages]);
  if (report.imported !== articles) throw new Error(`${report.imported} were imported`);
});
const listing = await secondsOf(() => carrel(library, ['list']));
const unchanged = await median3(openList);

const database = join(library, '.carrel/IndexedDB');
const databaseBytes = bytesBelow(database);
const parts = ['articles', 'originals', 'assets'].filter((name) =>
  readdirSync(library).includes(name),
);
const vaultBytes = parts.reduce((sum, name) => sum + bytesBelow(join(library, name)), 0);

rmSync(database, { recursive: true });
let rebuilt = [];
const rebuilding = await secondsOf(async () => {
  [rebuilt] = await carrel(library, ['list']);
});
if (rebuilt.length !== articles) throw new Error(`${rebuilt.length} came back`);
const verifying = await secondsOf(async () => {
  const [report] = await carrel(library, ['verify']);
  if (report.problems.length > 0 || report.indexed !== articles) throw new Error('not clean');
});
rmSync(database, { recursive: true });
const afresh = await openList();
rmSync(workshop, { recursive: true, maxRetries: 5 });

console.log(`${articles} articles, ${(originalBytes / 2 ** 20).toFixed(0)} MiB of originals`);
printTable([
  ['imports a second', (articles / importing).toFixed(1)],
  ['bytes of the files over bytes of originals', (vaultBytes / originalBytes).toFixed(2)],
  ['bytes of the database over bytes of originals', (databaseBytes / originalBytes).toFixed(2)],
  ['`list`, s', listing.toFixed(2)],
  ['start to first row, ms', unchanged.first],
  ['start to all rows, ms', unchanged.all],
  ['database lost: articles a second in the rebuild', (articles / rebuilding).toFixed(1)],
  ['database lost: start to first row, ms', afresh.first],
  ['database lost: start to all rows, ms', afresh.all],
  ['`verify`, articles a second', (articles / verifying).toFixed(0)],
]);
