// npm run bench -- machines [MACHINES] [ARTICLES] [ROUNDS] [SEED]
// npm run bench -- machines tag [ARTICLES]
// npm run bench -- machines simulate [RUNS] [SEED]
// npm run bench -- machines stamps [ARTICLES]
//
// Real Syncthings keep the folders of several Carrels equal. Each round: cut off from one another, all of
// them edit (tags, notes, highlights, stars and collections of the same articles, saved searches, tags'
// descriptions, deletions and the trash emptied, imports of the same pages and of their own); joined again,
// while Carrels and Syncthings are ended by SIGKILL. The clock of the second machine is a year ahead, that
// of the third a year behind. At the end all folders must be equal byte for byte, without a lost edit and
// without a conflict copy. The full size: `machines 3 2000 10`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from '../../random.mjs';
import { printTable } from '../carrel.mjs';
import {
  copiesIn,
  differing,
  filesOf,
  stayMs,
  untilEqual,
  untilOpened,
  untilSettled,
} from './folders.mjs';
import { Machine } from './machine.mjs';
import { simulate } from './simulate.mjs';
import { measureStamps } from './stamping.mjs';
import { tagAll } from './tagging.mjs';
import { Work, writePage } from './work.mjs';

const [kind, ...numbers] = /^\d|^$/.test(process.argv[2] ?? '')
  ? ['rounds', ...process.argv.slice(2)]
  : process.argv.slice(2);
if (kind === 'simulate') process.exit(simulate(...numbers.map(Number)));
if (kind === 'stamps') {
  await measureStamps(...numbers.map(Number));
  process.exit(0);
}

const isTagging = kind === 'tag';
const usual = isTagging ? [200] : [2, 12, 2, 1];
const given = usual.map((number, at) => Number(numbers[at] ?? number));
const [count, articles, rounds, seed] = isTagging ? [2, given[0], 0, 1] : given;
const random = randomOf(seed);
const longestWaitMs = 120_000 + articles * Math.max(rounds, 4) * 30;
/** The longest pause between two looks for copies: see renderer/vault/machine-exchange.ts. */
const copiesPauseMs = 10 * 60_000;
const year = 365 * 24 * 60 * 60;
const clocks = isTagging ? [0, 0] : [0, year, -year];
const workshop = mkdtempSync(join(tmpdir(), 'carrel-machines-'));
const pages = join(workshop, 'pages');
mkdirSync(pages);

const machines = [];
for (let at = 0; at < count; at++) {
  machines.push(await Machine.make(at, workshop, clocks[at % clocks.length]));
}
const folders = machines.map(({ folder }) => folder);

const secondsSince = (from) => Math.round((Date.now() - from) / 1_000);

/** Of each machine either Carrel or Syncthing is ended while files are on their way. */
async function killSome() {
  const plans = machines.map((machine) => [machine, 500 + random() * 6_000, random() < 0.5]);
  await Promise.all(
    plans.map(async ([machine, ms, isCarrel]) => {
      await pause(ms);
      if (isCarrel) return machine.killAndServe();
      await machine.sync.kill();
      await machine.sync.start();
      // It saves its settings seconds later: a killed one starts cut off, as it was.
      await machine.sync.cut(false);
    }),
  );
}

async function bytesIn() {
  const all = await Promise.all(machines.map(({ sync }) => sync.bytesIn()));
  return all.reduce((sum, bytes) => sum + bytes, 0);
}

/** How many files of the folders are new or another since `before`. */
function written(before) {
  const changed = folders.map(
    (folder, at) =>
      [...filesOf(folder)].filter(([path, sum]) => before[at].get(path) !== sum).length,
  );
  return changed.reduce((sum, each) => sum + each, 0);
}

/**
 * Resolves to the seconds until all folders were equal and all machines show the same articles, each page
 * once; null when that takes too long. Carrel reads what has come, and joins two imports of one page, a
 * moment after the sync program has brought the files.
 */
async function untilShown() {
  const from = Date.now();
  while (Date.now() - from < longestWaitMs) {
    const equal = await untilEqual(folders, longestWaitMs);
    if (equal === null) return null;
    const seconds = (Date.now() - from) / 1_000 - stayMs / 1_000;
    if (await showSame()) return Math.round(seconds);
  }
  return null;
}

async function showSame() {
  const lists = await Promise.all(machines.map((machine) => machine.list()));
  const shown = lists.map((list) =>
    list
      .map(({ id }) => id)
      .sort()
      .join(),
  );
  const addresses = lists[0].map(({ canonicalUrl }) => canonicalUrl).filter(Boolean);
  return new Set(shown).size === 1 && new Set(addresses).size === addresses.length;
}

async function inRounds(work) {
  const columns = ['round', 'edits', 'apart, s', 'killing, s', 'equal after, s', 'files written'];
  const rows = [[...columns, 'MB synced']];
  await work.begin();
  await untilShown();
  for (let round = 0; round < rounds; round++) {
    for (const { sync } of machines) await sync.cut(true);
    const [before, edits, from] = [folders.map(filesOf), work.edits, Date.now()];
    await work.apart(round);
    const apart = secondsSince(from);
    for (const { sync } of machines) await sync.cut(false);
    const [bytes, joinedAt] = [await bytesIn(), Date.now()];
    await killSome();
    const killing = secondsSince(joinedAt);
    const equal = await untilShown();
    const times = [apart, killing, equal ?? 'never'];
    // A Syncthing that was ended has begun to count again.
    const moved = Math.max(0, (await bytesIn()) - bytes) / 1e6;
    const row = [round, work.edits - edits, ...times, written(before), moved.toFixed(1)];
    rows.push(row);
    console.log(row.join('  '));
  }
  printTable(rows);
}

async function judge(work) {
  const rows = [['machine', 'articles', 'edits lost', 'doubles']];
  let isSound = true;
  for (const machine of machines) {
    const { articles: has, complaints, doubles } = await work.lacking(machine);
    rows.push([machine.at, has, `${complaints.length} of ${work.edits}`, doubles]);
    for (const complaint of complaints.slice(0, 20))
      console.log(`lost on ${machine.at}: ${complaint}`);
    isSound &&= complaints.length === 0 && doubles === 0;
  }
  printTable(rows);
  const refused = machines.flatMap((machine) => machine.refused);
  console.log(`commands that failed: ${refused.length}`);
  return isSound && refused.length === 0;
}

let isSound = true;
try {
  for (const { sync } of machines) await sync.start();
  for (const { sync } of machines) await sync.share(machines.map((machine) => machine.sync));
  // Two open an empty folder at once and make a library each, which become one; what comes later opens that.
  await Promise.all(machines.slice(0, 2).map((machine) => machine.serve()));
  await untilOpened(folders, longestWaitMs);
  for (const machine of machines.slice(2)) await machine.serve();
  const importedAt = Date.now();
  const from = Array.from({ length: articles }, (_, at) =>
    writePage(pages, `page-${at}`, at, seed),
  );
  for (let at = 0; at < from.length; at += 500)
    await machines[0].run('import', ...from.slice(at, at + 500));
  const importing = secondsSince(importedAt);
  const equal = (await untilEqual(folders, longestWaitMs)) ?? 'never';
  console.log(`${articles} articles imported in ${importing} s; equal after ${equal} s`);
  if (isTagging) await tagAll(machines, articles, longestWaitMs, bytesIn);
  else {
    const work = new Work(machines, { pages, seed, random });
    await inRounds(work);
    const settled = (await untilSettled(folders, longestWaitMs + copiesPauseMs)) ?? 'never';
    console.log(`equal, and without conflict copies, ${settled} s later`);
    const judgedAt = Date.now();
    isSound = await judge(work);
    console.log(`judged in ${secondsSince(judgedAt)} s`);
  }
  const copies = copiesIn(folders);
  const unequal = differing(folders);
  console.log(`not equal: ${unequal.length} files; conflict copies: ${copies.length}`);
  for (const path of [...unequal, ...copies].slice(0, 20)) console.log(`  ${path}`);
  isSound &&= unequal.length === 0 && copies.length === 0;
  if (!isSound)
    for (const machine of machines) console.log(`Carrel's log on ${machine.at}:\n${machine.log()}`);
} finally {
  for (const machine of machines) await machine.stop();
  if (process.env.CARREL_BENCH_KEEP) console.log(`kept: ${workshop}`);
  else rmSync(workshop, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(isSound ? 0 : 1);
