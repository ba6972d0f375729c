import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AtomicWriter } from '../../../../electron/vault/atomic-file';
import { withOurs, writeIgnoreList } from '../../../../electron/vault/sync-ignore';
import { contentsOf, newFolder } from './library-folder';

it('tells Syncthing what not to carry, and keeps the lines of the user', async () => {
  const folder = newFolder();
  const list = join(folder, '.stignore');
  const writer = new AtomicWriter(folder);
  await writeIgnoreList(writer);
  expect(contentsOf(folder)).toEqual({});
  mkdirSync(join(folder, '.stfolder'));
  writeFileSync(list, '// mine\n/private\n');
  await writeIgnoreList(writer);
  const written = readFileSync(list, 'utf8');
  expect(written).toMatch(
    /^\/\/ Carrel: begin\n[\s\S]*\.tmp\n[\s\S]*\/\/ Carrel: end\n\/\/ mine\n\/private\n$/,
  );
  expect(withOurs(written)).toBe(written);
  // Moved below the user's lines and changed, only its own part is written anew.
  const moved = `!/private/kept\n${written.replace('.tmp', '.old')}`;
  expect(withOurs(moved)).toBe(`!/private/kept\n${written}`);
});

it('writes through no link', async () => {
  const [folder, other] = [newFolder(), newFolder()];
  mkdirSync(join(folder, '.stfolder'));
  writeFileSync(join(other, 'list'), 'mine\n');
  symlinkSync(join(other, 'list'), join(folder, '.stignore'));
  await writeIgnoreList(new AtomicWriter(folder)).catch(() => {});
  expect(readFileSync(join(other, 'list'), 'utf8')).toBe('mine\n');
});
