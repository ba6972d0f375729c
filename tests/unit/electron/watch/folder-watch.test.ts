import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  FolderWatch,
  type HandedOver,
  type WholeFile,
} from '../../../../electron/watch/folder-watch';
import { TakenFiles } from '../../../../electron/watch/taken-files';

let workshop: string;
let saved: string;
let handed: string[][];
let answer: HandedOver;
let watches: FolderWatch[];

const times = { settleMs: 60, rescanMs: 150, rescanFactor: 1 };
const put = (name: string, text = name) => {
  mkdirSync(join(saved, name, '..'), { recursive: true });
  writeFileSync(join(saved, name), text);
};
const names = () => handed.flat().toSorted();

async function watchIt(library = join(workshop, 'library')): Promise<FolderWatch> {
  const taken = await TakenFiles.open(workshop, 'id');
  const handOver = async (files: WholeFile[]) => {
    handed.push(files.map(({ name }) => name));
    return answer;
  };
  const watch = new FolderWatch(saved, taken, library, handOver, () => {}, times);
  watches.push(watch);
  watch.start();
  return watch;
}

beforeEach(() => {
  workshop = mkdtempSync(join(tmpdir(), 'carrel-watch-'));
  saved = join(workshop, 'saved');
  mkdirSync(saved);
  handed = [];
  watches = [];
  answer = { again: [], later: [] };
});
afterEach(async () => {
  await Promise.all(watches.map((watch) => watch.stop()));
  rmSync(workshop, { recursive: true, force: true });
});

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 20 });

test('hands over existing and new files, once, also after a restart', async () => {
  put('a.html');
  put('deep/er/b.html');
  put('.hidden.html');
  symlinkSync('/etc/hostname', join(saved, 'link.html'));
  const watch = await watchIt();
  await eventually(() => expect(names()).toEqual(['saved/a.html', 'saved/deep/er/b.html']));
  put('c.html');
  await eventually(() => expect(names()).toContain('saved/c.html'));
  await watch.stop();
  await watchIt();
  put('d.html');
  await eventually(() => expect(names()).toContain('saved/d.html'));
  expect(names()).toHaveLength(4);
  put('a.html', 'saved again, with other words');
  await eventually(() => expect(names()).toHaveLength(5));
});

test('tries files again that could not be read or saved, but not those that were left out', async () => {
  answer = { again: [0], later: [] };
  put('a.html');
  await watchIt();
  await eventually(() => expect(handed.length).toBeGreaterThan(1));
  answer = { again: [], later: [0] };
  const before = handed.length;
  await eventually(() => expect(handed.length).toBeGreaterThan(before));
  const soFar = handed.length;
  await pause(3 * times.rescanMs);
  expect(handed).toHaveLength(soFar);
});

test('reports that the folder is missing, and goes on when it is back', async () => {
  const watch = await watchIt();
  renameSync(saved, join(workshop, 'away'));
  await eventually(() => expect(watch.state).toBe('gone'));
  renameSync(join(workshop, 'away'), saved);
  put('a.html');
  await eventually(() => expect(names()).toEqual(['saved/a.html']));
  expect(watch.state).toBe('watching');
});

test('hands over no file of the library itself', async () => {
  put('library/articles/x/article.html');
  put('a.html');
  await watchIt(join(saved, 'library'));
  await eventually(() => expect(names()).toEqual(['saved/a.html']));
  const inside = await watchIt(saved);
  await eventually(() => expect(inside.state).toBe('own-library'));
});

test('waits for the folder of images that a page refers to', async () => {
  put('x.html', '<img src="x_files/1.png">');
  const watch = await watchIt();
  await eventually(() => expect(watch.waiting).toBe(1));
  await pause(3 * times.settleMs);
  expect(handed).toEqual([]);
  put('x_files/1.png');
  await eventually(() => expect(handed).toEqual([['saved/x.html', 'saved/x_files/1.png']]));
});

test.runIf(process.platform === 'linux')('waits while a program writes', async () => {
  put('slow.html');
  const descriptor = openSync(join(saved, 'slow.html'), 'a');
  const writer = spawn('sleep', ['30'], { stdio: ['ignore', descriptor, 'ignore'] });
  closeSync(descriptor);
  try {
    const watch = await watchIt();
    await eventually(() => expect(watch.waiting).toBe(1));
    await pause(4 * times.settleMs);
    expect(handed).toEqual([]);
  } finally {
    writer.kill();
  }
  await eventually(() => expect(names()).toEqual(['saved/slow.html']));
});

test('hands over a page whose name is not UTF-8 with its files, once', async () => {
  const inSaved = (...parts: (string | Buffer)[]) =>
    Buffer.concat([saved, '/', ...parts].map((part) => Buffer.from(part)));
  /** `신문` in EUC-KR. */
  const paper = Buffer.from('bdc5b9ae', 'hex');
  mkdirSync(inSaved(paper, '_files'));
  writeFileSync(inSaved(paper, '_files/a.png'), 'a');
  writeFileSync(inSaved(paper, '.html'), '<img src="x_files/a.png">');
  const watch = await watchIt();
  await vi.waitFor(() => expect(names()).toHaveLength(2), { timeout: 5_000 });
  expect(handed).toHaveLength(1);
  await watch.stop();
  await watchIt();
  await pause(500);
  expect(handed).toHaveLength(1);
});

test('hands over each mail of a maildir once, whatever is marked on it, and no file of its server', async () => {
  for (const folder of ['cur', 'new', 'tmp']) mkdirSync(join(saved, folder));
  put('dovecot.index');
  put('tmp/1606269600.M1P2.host');
  put('new/1606269601.M1P2.host');
  put('cur/1606269602.M1P2.host,S=9:2,S');
  const watch = await watchIt();
  const first = ['saved/cur/1606269602.M1P2.host,S=9:2,S', 'saved/new/1606269601.M1P2.host'];
  await eventually(() => expect(names()).toEqual(first));
  renameSync(join(saved, 'new/1606269601.M1P2.host'), join(saved, 'cur/1606269601.M1P2.host:2,FS'));
  put('new/1606269603.M1P2.host');
  await eventually(() => expect(names()).toEqual([...first, 'saved/new/1606269603.M1P2.host']));
  await watch.stop();
  await watchIt();
  renameSync(
    join(saved, 'cur/1606269602.M1P2.host,S=9:2,S'),
    join(saved, 'cur/1606269602.M1P2.host,S=9:2,RS'),
  );
  put('cur/new/1606269601.txt');
  await eventually(() => expect(names()).toContain('saved/cur/new/1606269601.txt'));
  expect(names()).toHaveLength(4);
});
