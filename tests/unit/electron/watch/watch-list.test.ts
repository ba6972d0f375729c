import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WatchList } from '../../../../electron/watch/watch-list';

let workshop: string;
const at = (name: string) => join(workshop, name);
const open = (profile = 'profile', account = 'account') => WatchList.open(at(profile), at(account));
const paths = (list: WatchList) => list.folders.map(({ path }) => path);

beforeEach(() => {
  workshop = mkdtempSync(join(tmpdir(), 'carrel-watch-list-'));
  cpSync(mkdtempSync(join(tmpdir(), 'carrel-empty-')), at('profile'), { recursive: true });
});
afterEach(() => rmSync(workshop, { recursive: true, force: true }));

test('writes nothing where nothing is watched', async () => {
  expect(paths(await open())).toEqual([]);
  expect(existsSync(at('account'))).toBe(false);
});

test('keeps what was chosen, paused and removed', async () => {
  const list = await open();
  const saved = await list.add('/home/reader/Saved');
  const clips = await list.add('/home/reader/Clips');
  expect(await list.add('/home/reader/Saved')).toEqual(saved);
  await list.pause(clips.id, true);
  expect((await open()).folders).toEqual([saved, { ...clips, paused: true }]);
  await list.remove(saved.id);
  expect(paths(await open())).toEqual(['/home/reader/Clips']);
  expect(statSync(at('account/watch-key')).mode & 0o077).toBe(0);
});

test('watches nothing that was chosen on another machine', async () => {
  await (await open()).add('/home/reader/Saved');
  cpSync(at('profile'), at('elsewhere'), { recursive: true });
  expect(paths(await open('elsewhere', 'another account'))).toEqual([]);
  expect(paths(await open('elsewhere', 'account'))).toEqual(['/home/reader/Saved']);
});

test('watches nothing that was written into the list by hand', async () => {
  await (await open()).add('/home/reader/Saved');
  const file = at('profile/watched-folders.json');
  const json = readFileSync(file, 'utf8');
  for (const hostile of [
    json.replace('/home/reader/Saved', '/etc'),
    json.replace(/"seal": ".*"/, '"seal": "00"'),
    json.replace(/"seal": ".*"/, '"seal": 7'),
    json.replace(/"seal": ".*"/, '"seal": ""'),
    '{"folders":[null,1,{"path":"relative"}]}',
    '[]',
    'null',
    'no JSON',
  ]) {
    writeFileSync(file, hostile);
    expect(paths(await open()), hostile).toEqual([]);
  }
});
