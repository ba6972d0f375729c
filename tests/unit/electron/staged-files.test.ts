import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StagedFiles } from '../../../electron/staged-files';
import { Vault } from '../../../electron/vault/vault';

let folder: string;
let staged: StagedFiles;
let vault: Vault;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-staged-'));
  vault = await Vault.open(folder);
  staged = new StagedFiles(vault);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const parts = ['title,url\n', 'a,b\n', 'c,d\n'];
const whole = parts.join('');
const hash = createHash('sha256').update(whole).digest('hex');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const path = () => join(folder, 'originals', hash.slice(0, 2), `${hash}.csv`);
const begin = () => staged.begin('originals', hash, '.csv');

/** Names of the files below the folder of originals. */
function originals(): string[] {
  const root = join(folder, 'originals');
  if (!existsSync(root)) return [];
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function send(name: string, texts: readonly string[]): Promise<boolean[]> {
  const answers = [];
  for (const text of texts) answers.push(await staged.add(name, bytesOf(text)));
  return answers;
}

it('keeps a file that comes in parts, under its final name only when it is whole', async () => {
  const name = begin();
  expect(await send(name, parts)).toEqual([true, true, true]);
  expect(existsSync(path())).toBe(false);
  expect(await staged.finish(name)).toEqual({ ok: true });
  expect(readFileSync(path(), 'utf8')).toBe(whole);
  expect(originals()).toHaveLength(1);
});

it('needs no more parts of a file that exists, and replaces a damaged one', async () => {
  const first = begin();
  await send(first, parts);
  await staged.finish(first);

  const again = begin();
  expect(await send(again, parts)).toEqual([false, false, false]);
  expect(await staged.finish(again)).toEqual({ ok: true });

  writeFileSync(path(), 'damaged');
  const mending = begin();
  await send(mending, parts);
  expect(await staged.finish(mending)).toEqual({ ok: true });
  expect(readFileSync(path(), 'utf8')).toBe(whole);
});

it.each([
  ['too few', parts.slice(1)],
  ['too many', [...parts, 'e,f\n']],
  ['others', ['x']],
  ['no', []],
])('keeps nothing of %s parts', async (_what, sent) => {
  const name = begin();
  await send(name, sent);
  expect(await staged.finish(name)).toMatchObject({ ok: false, reason: 'failed' });
  expect(originals()).toEqual([]);
});

it('keeps nothing of what is broken off, and takes the same file afterwards', async () => {
  const name = begin();
  await send(name, parts.slice(0, 2));
  begin();
  await staged.abandonOf(0);
  expect(originals()).toEqual([]);
  expect(await send(name, parts)).toEqual([false, false, false]);
  expect(() => staged.finish(name)).toThrow();

  const again = begin();
  await send(again, parts);
  expect(await staged.finish(again)).toEqual({ ok: true });
});

it('writes a file once that two imports send at the same time', async () => {
  const importing = [begin(), begin()].map(async (name) => {
    await send(name, parts);
    return staged.finish(name);
  });
  expect(await Promise.all(importing)).toEqual([{ ok: true }, { ok: true }]);
  expect(originals()).toHaveLength(1);
});

it('takes no more than a few files at once', () => {
  for (let at = 0; at < 32; at++) begin();
  expect(begin).toThrow();
});

it('moves the library when the file that is being staged is complete', async () => {
  const target = `${folder}-moved`;
  const name = begin();
  await send(name, parts.slice(0, 1));
  const moving = vault.moveTo(
    target,
    async () => {},
    () => {},
  );
  await send(name, parts.slice(1));
  expect(await staged.finish(name)).toEqual({ ok: true });
  expect(await moving).toMatchObject({ ok: true });
  expect(await vault.verifyStored('originals', hash)).toBe('ok');
  rmSync(target, { recursive: true });
});
