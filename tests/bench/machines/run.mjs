// npm run bench -- machines [MACHINES] [ARTICLES] [ROUNDS] [SEED]
// npm run bench -- machines tag [ARTICLES]
//
// Real Syncthings keep the folders of several Carrels equal. Each round: cut off from one another, all of
// them edit (unique tags and lines of notes on the same articles, stars, the trash, imports of the same
// pages and of their own); joined again, while Carrels and Syncthings are ended by SIGKILL. At the end all
// folders must be equal byte for byte, without a lost edit and without a conflict copy.
// The full size: `machines 3 2000 10`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from '../../random.mjs';
import { carrel, printTable, startCarrel } from '../carrel.mjs';
import { savedPage } from '../saved-pages.mjs';
import { differing, filesOf, isCopy } from './folders.mjs';
import { Syncthing } from './syncthing.mjs';

const isTagging = process.argv[2] === 'tag';
const [count, articles, rounds, seed] = isTagging
  ? [2, Number(process.argv[3] ?? 200), 0, 1]
  : [2, 12, 2, 1].map((usual, at) => Number(process.argv[2 + at] ?? usual));
const random = randomOf(seed);
const longestWaitMs = 120_000 + articles * rounds * 30;
const workshop = mkdtempSync(join(tmpdir(), 'carrel-machines-'));
const pages = join(workshop, 'pages');
mkdirSync(pages);

function pageAt(name, number) {
  const file = join(pages, `${name}.html`);
  writeFileSync(file, savedPage(number, { bytes: 20_000, seed }));
  return file;
}

const machines = [];
for (let at = 0; at < count; at++) {
  const folder = join(workshop, `library-${at}`);
  mkdirSync(folder);
  const sync = await Syncthing.make(join(workshop, `syncthing-${at}`), folder);
  machines.push({ at, folder, sync, serving: null });
}
const folders = machines.map(({ folder }) => folder);

async function serve(machine) {
  machine.serving = startCarrel(machine.folder, ['--cli', 'serve', '--watch', '--idle', '0']);
  await new Promise((resolve) => {
    machine.serving.stdout.once('data', resolve);
    machine.serving.once('close', resolve);
  });
}

async function end(machine, signal) {
  const { serving } = machine;
  machine.serving = null;
  if (serving === null || serving.exitCode !== null || serving.signalCode !== null) return;
  const ended = new Promise((resolve) => serving.once('close', resolve));
  try {
    process.kill(-serving.pid, signal);
  } catch {
    // It has just ended.
  }
  await ended;
}

const run = (machine, ...args) => carrel(machine.folder, args).catch((error) => [String(error)]);

async function listed(machine) {
  const answer = await run(machine, 'list');
  return Array.isArray(answer[0]) ? answer[0] : [];
}

async function noteOf(machine, id) {
  const [article] = await run(machine, 'show', id);
  return article?.note ?? '';
}

/** What was done and reported as done: the tags, lines of notes and stars that must be there at the end. */
const done = { tags: new Map(), lines: new Map(), stars: new Set(), trashed: new Set(), edits: 0 };
const note = (map, id, value) => map.set(id, [...(map.get(id) ?? []), value]);

async function editApart(machine, round, ids) {
  for (const [at, id] of ids.entries()) {
    const mine = at % count === machine.at;
    const word = `${round}-${machine.at}-${at}`;
    await run(machine, 'tag', id, '--add', `tag-${word}`);
    note(done.tags, id, `tag-${word}`);
    if (random() < 0.5) {
      await run(machine, 'note', id, '--append', `line ${word}`);
      note(done.lines, id, `line ${word}`);
    }
    if (mine) {
      await run(machine, 'star', id);
      done.stars.add(id);
    }
    done.edits += 2;
  }
  const own = pageAt(`own-${round}-${machine.at}`, 100_000 + round * 10 + machine.at);
  await run(machine, 'import', join(pages, `same-${round}.html`), own);
}

/** Resolves to the seconds until all folders were equal and stayed so, or null. */
async function untilEqual(stayMs = 8_000) {
  const from = Date.now();
  let since = null;
  while (Date.now() - from < longestWaitMs) {
    if (differing(folders).length > 0) since = null;
    else {
      since ??= Date.now();
      if (Date.now() - since > stayMs) return (since - from) / 1_000;
    }
    await pause(500);
  }
  return null;
}

async function killSome() {
  for (const machine of machines) {
    await pause(500 + random() * 3_000);
    if (random() < 0.5) {
      await end(machine, 'SIGKILL');
      await serve(machine);
    } else {
      await machine.sync.kill();
      await machine.sync.start();
      // It saves its settings seconds later: a killed one starts cut off, as it was.
      await machine.sync.cut(false);
    }
  }
}

async function bytesIn() {
  const all = await Promise.all(machines.map(({ sync }) => sync.bytesIn()));
  return all.reduce((sum, bytes) => sum + bytes, 0);
}

/** How many files of the folders are new or another since `before`. */
function written(before) {
  return folders
    .map((folder, at) => {
      const changed = [...filesOf(folder)].filter(([path, sum]) => before[at].get(path) !== sum);
      return changed.length;
    })
    .reduce((sum, each) => sum + each, 0);
}

async function tagAll() {
  const [first, second] = machines;
  const before = folders.map(filesOf);
  const bytes = await bytesIn();
  const from = Date.now();
  await run(first, 'tag', '--query', '', '--add', 'all-at-once');
  const told = (Date.now() - from) / 1_000;
  let shown = null;
  while (shown === null && Date.now() - from < longestWaitMs) {
    const [answer] = await run(second, 'list', '--tag', 'all-at-once');
    if (Array.isArray(answer) && answer.length >= articles) shown = (Date.now() - from) / 1_000;
    else await pause(500);
  }
  const equal = await untilEqual();
  const files = [...filesOf(first.folder)].filter(([path, sum]) => before[0].get(path) !== sum);
  const batches = files.filter(([path]) => path.startsWith('machines/'));
  printTable([
    [
      'articles',
      'command',
      'shown on the other',
      'equal after',
      'files',
      'of changes',
      'MB synced',
    ],
    [
      ...[articles, told, shown ?? 'never', equal ?? 'never', files.length, batches.length],
      ((await bytesIn()) - bytes) / 1e6,
    ],
  ]);
}

async function inRounds() {
  const rows = [['round', 'edits', 'equal after, s', 'files written', 'MB synced']];
  for (let round = 0; round < rounds; round++) {
    pageAt(`same-${round}`, 200_000 + round);
    for (const { sync } of machines) await sync.cut(true);
    const ids = (await listed(machines[0]))
      .map(({ id }) => id)
      .filter((id) => !done.trashed.has(id));
    const before = folders.map(filesOf);
    const edits = done.edits;
    const chosen = ids.slice(0, Math.min(ids.length, Math.max(4, Math.ceil(articles / 10))));
    await Promise.all(machines.map((machine) => editApart(machine, round, chosen)));
    const last = ids.at(-1);
    if (last !== undefined && !chosen.includes(last)) {
      await run(machines[round % count], 'trash', last);
      done.trashed.add(last);
      done.edits += 1;
    }
    for (const { sync } of machines) await sync.cut(false);
    const bytes = await bytesIn();
    await killSome();
    const equal = await untilEqual();
    const moved = Math.max(0, (await bytesIn()) - bytes);
    rows.push([round, done.edits - edits, equal ?? 'never', written(before), moved / 1e6]);
  }
  printTable(rows);
}

/** Counts what a machine lacks of all that was done. */
async function lostOn(machine) {
  const all = new Map((await listed(machine)).map((article) => [article.id, article]));
  const complaints = [];
  for (const [id, tags] of done.tags) {
    const has = new Set(all.get(id)?.tags ?? []);
    for (const tag of tags) if (!has.has(tag)) complaints.push(`${id} ${tag}`);
  }
  for (const [id, lines] of done.lines) {
    const text = await noteOf(machine, id);
    for (const line of lines) if (!text.includes(line)) complaints.push(`${id} ${line}`);
  }
  for (const id of done.stars) {
    if (!(all.get(id)?.isStarred ?? all.get(id)?.starred)) complaints.push(`${id} star`);
  }
  for (const id of done.trashed) if (all.has(id)) complaints.push(`${id} is not in the trash`);
  const addresses = [...all.values()].map(({ url }) => url).filter(Boolean);
  const doubles = addresses.length - new Set(addresses).size;
  return { articles: all.size, complaints, doubles };
}

let isSound = true;
try {
  for (const { sync } of machines) await sync.start();
  for (const { sync } of machines) await sync.share(machines.map((machine) => machine.sync));
  for (const machine of machines) {
    await serve(machine);
    // The others open the library that has come to them: each would make one of its own in an empty folder.
    await untilEqual(1_000);
  }
  const files = Array.from({ length: articles }, (_, at) => pageAt(`page-${at}`, at));
  await run(machines[0], 'import', ...files);
  console.log(`${articles} articles imported; equal after ${(await untilEqual()) ?? 'never'} s`);
  if (isTagging) await tagAll();
  else await inRounds();
  const copies = folders.flatMap((folder) => [...filesOf(folder).keys()].filter(isCopy));
  const unequal = differing(folders);
  const rows = [['machine', 'articles', 'edits lost', 'doubles']];
  for (const machine of isTagging ? [] : machines) {
    const { articles: has, complaints, doubles } = await lostOn(machine);
    rows.push([machine.at, has, `${complaints.length} of ${done.edits}`, doubles]);
    for (const complaint of complaints.slice(0, 5))
      console.log(`lost on ${machine.at}: ${complaint}`);
    isSound &&= complaints.length === 0 && doubles === 0;
  }
  if (!isTagging) printTable(rows);
  console.log(`not equal: ${unequal.length} files; conflict copies: ${copies.length}`);
  for (const path of [...unequal, ...copies].slice(0, 10)) console.log(`  ${path}`);
  isSound &&= unequal.length === 0 && copies.length === 0;
} finally {
  for (const machine of machines) {
    await end(machine, 'SIGKILL');
    await machine.sync.kill();
  }
  rmSync(workshop, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(isSound ? 0 : 1);
