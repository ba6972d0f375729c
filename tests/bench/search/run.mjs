// Quality and speed of the search, in Node: `node tests/bench/search/run.mjs [folder]`. The folder
// (or CARREL_SEARCH_DATA) holds docs.<lang>.json.gz and queries.<lang>.json: documents
// {id, title, text} and, per kind, questions {q, rel}. Plain MiniSearch runs beside it.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = resolve(process.argv[2] ?? process.env.CARREL_SEARCH_DATA ?? join(here, 'data'));
if (!existsSync(join(folder, 'docs.ko.json.gz'))) {
  console.log(`skipped: no data in ${folder}`);
  process.exit(0);
}

async function bundle() {
  const out = mkdtempSync(join(tmpdir(), 'carrel-bench-'));
  await build({
    logLevel: 'error',
    configFile: false,
    build: {
      outDir: out,
      target: 'node20',
      minify: false,
      lib: { entry: join(here, 'entry.ts'), formats: ['es'], fileName: () => 'entry.mjs' },
    },
  });
  const module = await import(pathToFileURL(join(out, 'entry.mjs')).href);
  rmSync(out, { recursive: true });
  return module;
}

function readDocs(lang) {
  return JSON.parse(gunzipSync(readFileSync(join(folder, `docs.${lang}.json.gz`))));
}

/** Mean of 1 / place of the first relevant document among ten, and how long the queries took. */
async function measure(questions, search) {
  const times = [];
  let sum = 0;
  for (const { q, rel } of questions) {
    const start = performance.now();
    const ids = await search(q);
    times.push(performance.now() - start);
    const place = ids.slice(0, 10).findIndex((id) => rel.includes(id));
    if (place >= 0) sum += 1 / (place + 1);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(1);
  return { mrr: (sum / questions.length).toFixed(3), times: `${at(0.5)}/${at(0.95)} ms` };
}

const { makeShelf, find } = await bundle();
const every = Number(process.env.CARREL_BENCH_EVERY ?? 1);
const langs = ['ko', 'ja', 'zh', 'en'];
console.log('MRR@10 and median/95 % time; in brackets MiniSearch as it comes');
const all = [];
for (const lang of langs) {
  const docs = readDocs(lang);
  all.push(...docs.map((doc) => ({ ...doc, id: `${lang}-${doc.id}` })));
  const shelf = makeShelf(docs);
  const plain = new MiniSearch({ fields: ['title', 'text'] });
  plain.addAll(docs);
  const queries = JSON.parse(readFileSync(join(folder, `queries.${lang}.json`)));
  for (const [kind, questions] of Object.entries(queries)) {
    const some = questions.filter((_, i) => i % every === 0);
    const ours = await measure(some, async (q) =>
      (await find(shelf, q, { limit: 10 })).hits.map((hit) => hit.id),
    );
    const theirs = await measure(some, async (q) => plain.search(q).map((hit) => hit.id));
    console.log(
      `${lang} ${kind.padEnd(8)} ${ours.mrr} ${ours.times.padEnd(14)} [${theirs.mrr} ${theirs.times}]`,
    );
  }
}

console.log('\narticles a second, of all four languages mixed; in brackets MiniSearch as it comes');
for (const count of [1000, 10_000]) {
  // Evenly from the whole, so that the mix is the same.
  const docs = Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]);
  const start = performance.now();
  makeShelf(docs);
  const ours = (performance.now() - start) / 1000;
  const plainStart = performance.now();
  new MiniSearch({ fields: ['title', 'text'] }).addAll(docs);
  const theirs = (performance.now() - plainStart) / 1000;
  console.log(
    `${count}: ${Math.round(count / ours)} [${Math.round(count / theirs)}], ratio ${(theirs / ours).toFixed(2)}`,
  );
}
