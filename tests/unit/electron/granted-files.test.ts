import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  countGrants,
  grantFiles,
  hashGranted,
  piecesOfGranted,
  readGranted,
  releaseGrant,
  releaseGrantsOf,
} from '../../../electron/granted-files';
import { nameOfBytes, openable } from '../../../electron/raw-names.js';
import { readableNames } from '../../../renderer/core/encoding/raw-names';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-grants-'));
  mkdirSync(join(folder, 'saved/deep'), { recursive: true });
  writeFileSync(join(folder, 'saved/b.html'), 'b');
  writeFileSync(join(folder, 'saved/deep/a.html'), 'a');
  writeFileSync(join(folder, 'saved/.hidden'), 'x');
  symlinkSync(folder, join(folder, 'saved/round'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('finds the files of a folder, without hidden ones and without following links', async () => {
  const { files, missing } = await grantFiles(['saved', 'gone.html'], folder);
  expect(files.map(({ name, path }) => [name, path])).toEqual([
    ['saved/b.html', 'saved/b.html'],
    ['saved/deep/a.html', 'saved/deep/a.html'],
  ]);
  const why = 'no such file or folder (ENOENT)';
  expect(missing).toEqual([{ path: 'gone.html', reason: 'vanished', why }]);
});

it('reads what was granted and nothing else', async () => {
  const { grant } = await grantFiles(['saved/b.html'], folder);
  const read = await readGranted(grant, 0, 100);
  expect(read.ok && new TextDecoder().decode(read.bytes)).toBe('b');
  expect(await readGranted(grant, 1, 100)).toMatchObject({ ok: false, reason: 'unreadable' });
  expect(await readGranted('made up', 0, 100)).toMatchObject({ ok: false, reason: 'unreadable' });
});

it('says why a file cannot be read', async () => {
  const { grant } = await grantFiles(['saved/b.html'], folder);
  expect(await readGranted(grant, 0, 0)).toMatchObject({ ok: false, reason: 'too-large' });
  rmSync(join(folder, 'saved/b.html'));
  expect(await readGranted(grant, 0, 100)).toMatchObject({ ok: false, reason: 'vanished' });
  symlinkSync('b.html', join(folder, 'saved/b.html'));
  const why = 'it is a link that leads to itself (ELOOP)';
  expect(await readGranted(grant, 0, 100)).toMatchObject({ ok: false, reason: 'unreadable', why });
  expect(await hashGranted(grant, 0)).toEqual({ ok: false, reason: 'unreadable', why });
});

/** `한겨레` and `신문` in EUC-KR. */
const hani = Buffer.from('c7d1b0dcb7b9', 'hex');
const paper = Buffer.from('bdc5b9ae', 'hex');
const bytesPath = (...names: (string | Buffer)[]) =>
  Buffer.concat(
    [folder, ...names].flatMap((name) => [Buffer.from(name), Buffer.from('/')]),
  ).subarray(0, -1);
const lossy = (name: Buffer) => name.toString('utf8');

it('reads files and folders whose names are not UTF-8', async () => {
  const page = Buffer.concat([hani, Buffer.from('.html')]);
  const images = Buffer.concat([hani, Buffer.from('_files')]);
  mkdirSync(bytesPath('old', paper, images), { recursive: true });
  writeFileSync(bytesPath('old', paper, page), 'page');
  writeFileSync(bytesPath('old', paper, images, '그림.png'), 'image');
  const { grant, files } = await grantFiles(['old'], folder);
  expect(await readableNames(files.map(({ name }) => name))).toEqual([
    'old/신문/한겨레.html',
    'old/신문/한겨레_files/그림.png',
  ]);
  const read = await Promise.all([0, 1].map((index) => readGranted(grant, index, 100)));
  expect(read.map((each) => each.ok && new TextDecoder().decode(each.bytes))).toEqual([
    'page',
    'image',
  ]);
});

it('finds a file whose name the command line could not say', async () => {
  const page = Buffer.concat([paper, Buffer.from('.html')]);
  const other = Buffer.concat([hani, Buffer.from('.html')]);
  mkdirSync(bytesPath(paper));
  writeFileSync(bytesPath(paper, page), 'page');
  writeFileSync(bytesPath(paper, other), 'other');
  const named = await grantFiles([`${lossy(paper)}/${lossy(page)}`], folder);
  expect(await readableNames(named.files.map(({ path }) => path))).toEqual(['신문/신문.html']);
  expect(named.missing).toEqual([]);
  const absolute = await grantFiles([join(folder, lossy(paper), lossy(other))], '/');
  expect(absolute.files).toHaveLength(1);
});

it('takes files that look alike on the command line each once', async () => {
  const names = ['b0a1', 'b0a2', 'b0a3'].map((hex) => Buffer.from(hex, 'hex'));
  for (const name of names) writeFileSync(bytesPath(name), name);
  const { grant, files } = await grantFiles(names.map(lossy), folder);
  const read = await Promise.all(files.map(({ index }) => readGranted(grant, index, 100)));
  expect(read.map((each) => each.ok && Buffer.from(each.bytes).toString('hex'))).toEqual([
    'b0a1',
    'b0a2',
    'b0a3',
  ]);
});

it('gives the bytes of any name back', () => {
  for (let seed = 1; seed < 2_000; seed++) {
    const bytes = Buffer.from(
      Array.from(
        { length: seed % 9 },
        (_, at) => (Math.imul(seed * 7 + at, 2_654_435_761) >>> 24) | 1,
      ),
    );
    expect(Buffer.from(openable(nameOfBytes(bytes)))).toEqual(bytes);
  }
  for (const name of ['한글', '👍', 'a\u0301', '\ufeffx', '\ufffd']) {
    expect(Buffer.from(openable(nameOfBytes(Buffer.from(name))))).toEqual(Buffer.from(name));
  }
});
it('names a folder that cannot be read, and finds the rest', async () => {
  const deep = 'd'.repeat(200);
  // Longer than a path may be; made step by step, since root can read every other folder.
  const steps = `for (let at = 0; at < 25; at++) { fs.mkdirSync('${deep}'); process.chdir('${deep}'); }`;
  execFileSync(process.execPath, ['-e', steps], { cwd: join(folder, 'saved/deep') });
  try {
    const { files, missing } = await grantFiles(['saved'], folder);
    expect(files.map(({ name }) => name)).toEqual(['saved/b.html', 'saved/deep/a.html']);
    expect(missing).toHaveLength(1);
    expect(missing[0]).toMatchObject({ reason: 'unreadable' });
    expect(missing[0]?.path).toMatch(/^saved\/deep\/d{200}\//);
  } finally {
    execFileSync('rm', ['-rf', join(folder, 'saved/deep')]);
  }
});

it('holds a grant until its import ends, or its window or command is gone', async () => {
  releaseGrantsOf(() => true);
  const byPage = await grantFiles(['saved'], folder, 'page');
  const [first, second] = [
    await grantFiles(['saved'], folder, 1),
    await grantFiles(['saved'], folder, 2),
  ];
  expect(countGrants()).toBe(3);
  releaseGrant(byPage.grant, (owner) => owner !== 'page');
  expect(countGrants()).toBe(3);
  releaseGrantsOf((owner) => owner === 1);
  expect(await readGranted(first.grant, 0, 100)).toMatchObject({ ok: false, reason: 'unreadable' });
  expect((await readGranted(second.grant, 0, 100)).ok).toBe(true);
  releaseGrant(byPage.grant, (owner) => owner === 'page');
  expect(await readGranted(byPage.grant, 0, 100)).toMatchObject({
    ok: false,
    reason: 'unreadable',
  });
  releaseGrantsOf((owner) => owner !== 'page');
  expect(countGrants()).toBe(0);
});

it('hashes a granted file a piece at a time, and no other', async () => {
  const content = Buffer.alloc(2_500_000, 'words ');
  writeFileSync(join(folder, 'list.csv'), content);
  writeFileSync(join(folder, 'gone.csv'), 'x');
  const { grant } = await grantFiles(['list.csv', 'gone.csv', 'saved/b.html'], folder);
  rmSync(join(folder, 'gone.csv'));
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect(await hashGranted(grant, 0)).toEqual({ ok: true, sha256 });
  expect(await hashGranted(grant, 1)).toMatchObject({ ok: false, reason: 'vanished' });
  expect(await hashGranted(grant, 7)).toMatchObject({ ok: false, reason: 'unreadable' });
  expect(await hashGranted('another', 0)).toMatchObject({ ok: false, reason: 'unreadable' });
  const sizes: number[] = [];
  for await (const { length } of piecesOfGranted(grant, 0)) sizes.push(length);
  expect(sizes).toEqual([1_048_576, 1_048_576, 402_848]);
});
