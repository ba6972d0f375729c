// node tests/bench/mixed/run.mjs [FILES] [SEED]: imports 10,000 files of every kind with a known
// result: once without a break, and once into another library with two SIGKILLs in between. Both must
// have the same articles, none twice, nothing else.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carrel, printTable, startCarrel } from '../carrel.mjs';
import { watchMemory } from '../memory.mjs';
import { generate } from './generate.mjs';

const files = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 1);
const workshop = mkdtempSync(join(tmpdir(), 'carrel-mixed-'));
const folder = join(workshop, 'mixed');
mkdirSync(folder);
const expected = generate(folder, files, seed);
const complaints = [];

function same(what, found, wanted) {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    complaints.push(`${what}: ${JSON.stringify(found)} and not ${JSON.stringify(wanted)}`);
  }
}

/** Runs an import and returns its output; it is killed after `killAfter` rows of the report. */
async function importAll(library, killAfter = Number.POSITIVE_INFINITY) {
  const args = ['--cli', 'import', folder, '--json', '--report-each'];
  const child = startCarrel(library, args);
  const stopLooking = watchMemory(child.pid);
  const startedAt = performance.now();
  const lines = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop();
    lines.push(...parts.filter(Boolean));
    if (lines.length < killAfter) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The process has just ended by itself.
    }
  });
  await new Promise((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - startedAt) / 1000;
  return { lines, seconds, memory: stopLooking() };
}

function checkSummary(summary, isFirst) {
  const reasons = Object.fromEntries(Object.keys(expected.failed).map((reason) => [reason, 0]));
  for (const { file, reason } of summary.failed) {
    if (!(reason in reasons)) complaints.push(`${file}: ${reason}`);
    reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  same('failures', reasons, expected.failed);
  if (!isFirst) return;
  for (const outcome of ['imported', 'updated', 'duplicates']) {
    same(outcome, summary[outcome], expected[outcome]);
  }
}

async function articlesOf(library) {
  const [listed] = await carrel(library, ['list']);
  const [report] = await carrel(library, ['verify']);
  same('articles', listed.length, expected.articles);
  same('problems', report.problems.length + report.findings.length, 0);
  return listed
    .map(({ canonicalUrl, title, kind, tags, wordCount }) =>
      JSON.stringify([canonicalUrl, title, kind, [...tags].sort(), wordCount]),
    )
    .sort();
}

const whole = await importAll(join(workshop, 'whole'));
const summary = JSON.parse(whole.lines.at(-1));
checkSummary(summary, true);
const articles = await articlesOf(join(workshop, 'whole'));

const broken = join(workshop, 'broken');
const rows = expected.imported + expected.updated + expected.duplicates;
await importAll(broken, Math.round(rows * 0.35));
await importAll(broken, Math.round(rows * 0.6));
const last = await importAll(broken);
checkSummary(JSON.parse(last.lines.at(-1)), false);
const again = await articlesOf(broken);
const differing = again.filter((article, at) => article !== articles[at]).length;
same('articles that are not the same after two kills', differing, 0);

for (const complaint of complaints.slice(0, 40)) console.error(complaint);
printTable([
  ['files', expected.files],
  ['imported', `${summary.imported} of ${expected.imported}`],
  ['updated', `${summary.updated} of ${expected.updated}`],
  ['already there', `${summary.duplicates} of ${expected.duplicates}`],
  [
    'failed',
    `${summary.failed.length} of ${Object.values(expected.failed).reduce((a, b) => a + b)}`,
  ],
  ['seconds, start included', whole.seconds.toFixed(1)],
  ['files a second', (expected.files / whole.seconds).toFixed(1)],
  ['articles a second', (expected.articles / whole.seconds).toFixed(1)],
  ['peak memory of main, MiB', whole.memory.main],
  ['peak memory of the import window, MiB', whole.memory.importer],
  ['articles after two kills', `${again.length} of ${expected.articles}`],
]);
console.log(complaints.length === 0 ? 'exact' : `${complaints.length} DEVIATIONS`);
rmSync(workshop, { recursive: true, maxRetries: 5 });
process.exitCode = complaints.length === 0 ? 0 : 1;
