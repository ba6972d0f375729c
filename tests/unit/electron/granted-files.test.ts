import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { grantFiles, readGranted } from '../../../electron/granted-files';

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
  expect(missing).toEqual([{ path: 'gone.html', reason: 'vanished' }]);
});

it('reads what was granted and nothing else', async () => {
  const { grant } = await grantFiles(['saved/b.html'], folder);
  const read = await readGranted(grant, 0, 100);
  expect(read.ok && new TextDecoder().decode(read.bytes)).toBe('b');
  expect(await readGranted(grant, 1, 100)).toEqual({ ok: false, reason: 'unreadable' });
  expect(await readGranted('made up', 0, 100)).toEqual({ ok: false, reason: 'unreadable' });
});

it('says why a file cannot be read', async () => {
  const { grant } = await grantFiles(['saved/b.html'], folder);
  expect(await readGranted(grant, 0, 0)).toEqual({ ok: false, reason: 'too-large' });
  rmSync(join(folder, 'saved/b.html'));
  expect(await readGranted(grant, 0, 100)).toEqual({ ok: false, reason: 'vanished' });
});
