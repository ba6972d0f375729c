import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { Vault } from '../../../../electron/vault/vault';
import { contentsOf, newFolder, sha256 } from './library-folder';

const folder = 'articles/2025/02/harbour-01jmh3abcd';
const machine = 'machines/000000000b';
const syncthing = 'sync-conflict-20261130-010203-ABCDEFG';
const copies = [
  [`${folder}/article (1).html`, `${folder}/article.html`],
  [`${folder}/article.${syncthing}.json`, `${folder}/article.json`],
  [`${machine}/0001-a.${syncthing}.jsonl`, `${machine}/0001-a.jsonl`],
  [`${machine}/0002-DESK.jsonl`, `${machine}/0002.jsonl`],
  [`${machine}/machine (conflicted copy 2026-11-30).json`, `${machine}/machine.json`],
  [`tags.${syncthing}.json`, 'tags.json'],
].sort() as [string, string][];
const others = [
  ...['tags.json', 'tags.damaged-2026-01-01T00-00-00-000Z.json', 'my notes (1).txt'],
  ...[`${folder}/article.json`, `${folder}/notes (1).txt`, `${machine}/0001-a.jsonl`],
  ...[`${folder}/.article (1).json`, 'other/article (1).json'],
];

let root: string;
let vault: Vault;

function write(place: string): void {
  mkdirSync(join(root, place, '..'), { recursive: true });
  writeFileSync(join(root, place), place);
}

beforeEach(async () => {
  root = newFolder();
  for (const [place] of copies) write(place);
  for (const place of others) write(place);
  vault = await Vault.open(root);
});

it('lists the copies that sync programs have made in each folder, and reads them', async () => {
  const listed = await vault.listConflictCopies();
  expect(listed.map(({ place, of }) => [place, of]).sort()).toEqual(copies);
  for (const { place, bytes } of listed) {
    expect(bytes).toBe(Buffer.byteLength(place));
    expect(await vault.readConflictCopy(place)).toBe(place);
  }
  expect(await vault.readConflictCopy(`${folder}/article (7).json`)).toBeNull();
});

it('lists those in some folders', async () => {
  const listed = await vault.listConflictCopies([folder, '../x', 'articles', folder]);
  const here = copies.filter(([place]) => place?.startsWith(`${folder}/`));
  expect(listed.map(({ place, of }) => [place, of]).sort()).toEqual(here);
  expect(await vault.listConflictCopies([])).toEqual([]);
});

it('removes a copy with the bytes that were read, and no other file', async () => {
  for (const [place] of copies) {
    const changed = await vault.removeConflictCopy(place, sha256('another'));
    expect(changed).toMatchObject({ ok: false, reason: 'failed' });
    expect(await vault.removeConflictCopy(place, sha256(place))).toEqual({ ok: true });
    expect(await vault.removeConflictCopy(place, sha256(place))).toEqual({ ok: true });
  }
  expect(Object.keys(contentsOf(root)).sort()).toEqual(others.sort());
  for (const place of [...others, `../${folder}/article (1).json`, 'articles/article (1).json']) {
    const remove = async () => vault.removeConflictCopy(place, sha256(place));
    await expect(remove(), place).rejects.toThrow(TypeError);
    await expect((async () => vault.readConflictCopy(place))(), place).rejects.toThrow(TypeError);
  }
});

it('follows no links', async () => {
  const foreign = newFolder();
  writeFileSync(join(foreign, 'article (1).json'), 'mine');
  const place = 'articles/2025/02/link-01jmh3abcd/article (1).json';
  symlinkSync(foreign, join(root, place, '..'));
  symlinkSync(join(foreign, 'article (1).json'), join(root, folder, 'article (9).json'));
  expect(await vault.listConflictCopies()).toHaveLength(copies.length);
  expect(await vault.listConflictCopies(['articles/2025/02/link-01jmh3abcd'])).toEqual([]);
  expect(await vault.readConflictCopy(place)).toMatchObject({ reason: 'link' });
  expect(await vault.removeConflictCopy(place, sha256('mine'))).toMatchObject({ ok: false });
  expect(await vault.readConflictCopy(`${folder}/article (9).json`)).toMatchObject({
    reason: 'link',
  });
  expect(Object.keys(contentsOf(foreign))).toEqual(['article (1).json']);
});
