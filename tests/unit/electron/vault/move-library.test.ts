import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { MoveProgress } from '../../../../electron/ipc/contract';
import { Vault } from '../../../../electron/vault/vault';
import { bytesOf, contentsOf, newFolder, sha256 } from './library-folder';

const folder = 'articles/2025/02/harbour-01JMH3';
const page = bytesOf('<p>A harbour</p>'.repeat(2_000));

let root: string;
let target: string;
let vault: Vault;

beforeEach(async () => {
  root = newFolder();
  target = join(newFolder(), 'Carrel');
  vault = await Vault.open(root);
  await vault.stage('originals', sha256(page), '.html', page);
  await vault.writeArticle(folder, '<p>one</p>', '{"a":1}');
  await vault.writeArticle('articles/2024/12/b-01JMH4', '<p>two</p>', '{"b":1}');
  await vault.trashArticle('articles/2024/12/b-01JMH4');
  await vault.writeRecord('manifest', '{}');
});

const settled = async () => {};
const nothing = (_progress?: MoveProgress) => {};

it('copies everything with the trash, and leaves the old folder as it is', async () => {
  const before = contentsOf(root);
  const answer = await vault.moveTo(target, settled, nothing);
  expect(answer).toEqual({ ok: true, folder: target, old: root });
  expect(contentsOf(target)).toEqual(before);
  expect(Object.keys(before).join()).toContain('trash/');
  await vault.writeArticle(folder, null, '{"a":2}');
  expect(contentsOf(root)).toEqual(before);
  expect(contentsOf(target)[`${folder}/article.json`]).toBe('{"a":2}');
});

it('has what is written meanwhile in the new place alone', async () => {
  let writing: Promise<unknown> = Promise.resolve();
  const settle = async () => {
    writing = vault.writeArticle(folder, null, '{"a":3}');
  };
  expect(await vault.moveTo(target, settle, nothing)).toMatchObject({ ok: true });
  await writing;
  expect(contentsOf(root)[`${folder}/article.json`]).toBe('{"a":1}');
  expect(contentsOf(target)[`${folder}/article.json`]).toBe('{"a":3}');
});

it.each([
  [
    'the new one cannot be locked',
    () => Promise.reject(Object.assign(new Error('no'), { errno: -5 })),
  ],
  [
    'the copy is not as its original',
    // Written behind the vault's back, long after it was read and before it is compared: it is among
    // the first of a hundred, and the second half of the progress is the comparison.
    settled,
    ({ done, total }: MoveProgress) => {
      if (done > total * 0.4) writeFileSync(join(root, folder, 'article.json'), '{"a":9}');
    },
  ],
  [
    'something cannot be copied',
    settled,
    nothing,
    () => symlinkSync('/', join(root, 'articles/link')),
  ],
])('leaves all as it was when %s', async (_name, settle, meanwhile = nothing, first = nothing) => {
  first();
  for (let at = 0; at < 60; at++) await vault.writeArticle(`articles/2025/03/n${at}`, 'x', '{}');
  const before = contentsOf(root);
  expect(await vault.moveTo(target, settle, meanwhile)).toMatchObject({ ok: false });
  expect(existsSync(target)).toBe(false);
  expect(Object.keys(contentsOf(root))).toEqual(Object.keys(before));
  expect(await vault.writeArticle(folder, null, '{"a":4}')).toEqual({ ok: true });
  expect(contentsOf(root)[`${folder}/article.json`]).toBe('{"a":4}');
});
