import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { CopyWatch } from '../../../../electron/machines/copy-watch';
import { isCopyIn } from '../../../../electron/vault/conflict-copies';
import { Vault } from '../../../../electron/vault/vault';
import { newFolder } from '../vault/library-folder';

const folder = 'articles/2025/02/harbour-01jmh3abcd';
const name = 'article.sync-conflict-20261130-120000-U3UHMPI.json';
let watch: CopyWatch;

afterEach(() => watch.end());

async function watched(root: string): Promise<{ vault: Vault; told: string[] }> {
  const vault = await Vault.open(root);
  const told: string[] = [];
  watch = new CopyWatch(
    () => vault.root.path,
    isCopyIn,
    (folders) => told.push(...folders),
  );
  vault.onWrite = (each) => watch.wrote(each);
  vault.onLeave = (each) => watch.leave(each);
  return { vault, told };
}

it('tells of a copy in a folder that was written, in the trash and in the library', async () => {
  const root = newFolder();
  const { vault, told } = await watched(root);
  await vault.writeArticle(folder, '<p>', '{}');
  writeFileSync(join(root, folder, 'article.html'), '<p>another');
  writeFileSync(join(root, folder, 'notes.txt'), 'mine');
  // As a sync program does: under a name of its own first.
  writeFileSync(join(root, folder, '.syncthing.tmp'), '{}');
  renameSync(join(root, folder, '.syncthing.tmp'), join(root, folder, name));
  await vi.waitFor(() => expect(told).toEqual([folder]));
  writeFileSync(join(root, 'tags (1).json'), '{}');
  await vi.waitFor(() => expect(told).toEqual([folder, '']));
  await vault.writeArticle('articles/2025/02/b-01jmh3abce', '<p>', '{}');
  await vault.trashArticle('articles/2025/02/b-01jmh3abce');
  writeFileSync(join(root, 'trash/2025-02-b-01jmh3abce', 'article (1).html'), '{}');
  await vi.waitFor(() => expect(told.at(-1)).toBe('trash/2025-02-b-01jmh3abce'));
});

it('follows a library that was moved', async () => {
  const [root, moved] = [newFolder(), newFolder()];
  let place = root;
  const told: string[] = [];
  watch = new CopyWatch(
    () => place,
    isCopyIn,
    (folders) => told.push(...folders),
  );
  for (const each of [root, moved]) {
    mkdirSync(join(each, folder), { recursive: true });
    place = each;
    watch.wrote(folder);
  }
  writeFileSync(join(root, folder, name), '{}');
  writeFileSync(join(moved, 'tags (1).json'), '{}');
  await vi.waitFor(() => expect(told).toEqual(['']));
});
