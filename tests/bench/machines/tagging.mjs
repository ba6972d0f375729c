// All articles tagged at once on one machine: how long until the other shows it, and what it moves. Beside
// it what a small file a machine in each article's folder would move, by the same Syncthings.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { printTable } from '../carrel.mjs';
import { filesOf, untilEqual } from './folders.mjs';

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

export async function tagAll([first, second], articles, longestWaitMs, bytesIn) {
  const rows = [
    ['', 'shown on the other, s', 'equal after, s', 'files', 'MB written', 'MB synced'],
  ];
  const from = Date.now();
  const before = filesOf(first.folder);
  const bytes = await bytesIn();
  await first.run('tag', '--query', 'is:unread', '--add', 'all-at-once');
  console.log(`the command took ${(Date.now() - from) / 1_000} s`);
  let shown = null;
  while (shown === null && Date.now() - from < longestWaitMs) {
    if ((await second.list('tag:all-at-once')).length >= articles) {
      shown = (Date.now() - from) / 1_000;
    } else await pause(500);
  }
  const equal = await untilEqual([first.folder, second.folder], longestWaitMs);
  const written = [...filesOf(first.folder)].filter(([path, sum]) => before.get(path) !== sum);
  const all = sum(written.map(([path]) => statSync(join(first.folder, path)).size));
  const moved = (await bytesIn()) - bytes;
  const total = [shown ?? 'never', equal ?? 'never', written.length];
  rows.push(['Carrel, all that it writes', ...total, megabytes(all), megabytes(moved)]);
  const batches = written.filter(([path]) => path.startsWith('machines/'));
  const inBatches = sum(batches.map(([path]) => statSync(join(first.folder, path)).size));
  rows.push(['of it files of changes', '', '', batches.length, megabytes(inBatches), '']);
  rows.push(await smallFiles(first, second, batches, longestWaitMs, bytesIn));
  printTable(rows);
}

/** Writes each line of the files of changes as a file of its own, beside its article. */
async function smallFiles(first, second, batches, longestWaitMs, bytesIn) {
  const lines = batches
    .filter(([path]) => path.endsWith('.jsonl'))
    .flatMap(([path]) => readFileSync(join(first.folder, path), 'utf8').split('\n'))
    .filter((line) => line !== '');
  const from = Date.now();
  const bytes = await bytesIn();
  const machine = readdirSync(join(first.folder, 'machines'))[0];
  const places = new Map();
  for (const line of lines) {
    const { folder } = JSON.parse(line);
    if (!folder) continue;
    mkdirSync(join(first.folder, folder), { recursive: true });
    places.set(join(folder, `${machine}.changes`), line);
  }
  for (const [place, line] of places) writeFileSync(join(first.folder, place), line);
  const written = sum([...places.values()].map((line) => Buffer.byteLength(line)));
  let shown = null;
  const isThere = (place) => {
    try {
      return statSync(join(second.folder, place)).size > 0;
    } catch {
      return false;
    }
  };
  const waiting = new Set(places.keys());
  while (shown === null && Date.now() - from < longestWaitMs) {
    for (const place of waiting) if (isThere(place)) waiting.delete(place);
    if (waiting.size === 0) shown = (Date.now() - from) / 1_000;
    else await pause(500);
  }
  const moved = megabytes((await bytesIn()) - bytes);
  const there = shown === null ? `never: ${waiting.size} missing` : `${shown} (only copied)`;
  return ['a small file an article', there, '', places.size, megabytes(written), moved];
}

const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
