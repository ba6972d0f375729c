import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { path7za } from '7zip-bin';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ExtraFile } from '../../../../electron/vault/export-library';
import { openBundle } from '../../../../electron/vault/import-bundle';
import { Vault } from '../../../../electron/vault/vault';
import { bytesOf, contentsOf, newFolder, sha256 } from './library-folder';
import { bundleIn } from './opened-bundles';

const folder = 'articles/2025/02/항구-01JMH3';
const other = 'articles/2024/12/b-01JMH4';
const page = bytesOf('<p>페이지</p>'.repeat(10_000));
const image = new Uint8Array(Array.from({ length: 5_000 }, (_, index) => (index * index) % 251));

async function* extras(...files: ExtraFile[]): AsyncGenerator<ExtraFile> {
  yield* files;
}

let root: string;
let vault: Vault;
let outside: string;

beforeEach(async () => {
  root = newFolder();
  outside = newFolder();
  vault = await Vault.open(root);
  await vault.stage('originals', sha256(page), '.html', page);
  await vault.stage('assets', sha256(image), '.webp', image);
  await vault.stage('assets', sha256(''), '', bytesOf(''));
  await vault.writeArticle(folder, '<p>항구', '{"a":1}');
  await vault.writeArticle(other, '<p>b', '{"b":1}');
  await vault.writeRecord('manifest', '{"epoch":1}');
});

describe.each(['', '.zip'])('an export%s', (ending) => {
  const target = () => join(outside, `Carrel${ending}`);

  it('has everything byte for byte, and the extra files', async () => {
    const before = contentsOf(root);
    const markdown = { path: `${folder}/article.md`, content: '# 항구' };
    const exported = await vault.exportTo(target(), extras(markdown));
    expect(exported).toMatchObject({ ok: true, files: 9, leftOut: [] });
    expect(readdirSync(outside)).toEqual([`Carrel${ending}`]);

    const unpacked = ending === '' ? target() : join(outside, 'unpacked');
    if (ending === '.zip') {
      chmodSync(path7za, 0o755);
      // Without a UTF-8 locale the program writes question marks for names.
      const env = { ...process.env, LC_ALL: 'C.UTF-8' };
      const words = ['x', target(), `-o${unpacked}`, '-bd'];
      const run = spawnSync(path7za, words, { encoding: 'utf8', env });
      expect(run.status, run.stdout).toBe(0);
    }
    const utf8 = (text: string) => Buffer.from(text).toString('latin1');
    const expected = { ...before, [markdown.path]: utf8(markdown.content) };
    expect(contentsOf(unpacked)).toEqual(expected);
  });

  it('is read back as it was written', async () => {
    await vault.exportTo(target(), extras());
    const bundle = await bundleIn(target());
    const byFolder = (a: { folder: string }, b: { folder: string }) =>
      a.folder < b.folder ? -1 : 1;
    expect((await bundle.listArticles()).sort(byFolder)).toEqual(await vault.listArticles());
    expect(await bundle.readArticle(folder)).toEqual({ html: '<p>항구', json: '{"a":1}' });
    expect(await bundle.readArticle('articles/2000/01/none')).toEqual({ html: null, json: null });
    expect(await bundle.readStored('originals', sha256(page))).toEqual(page);
    expect(await bundle.readStored('assets', sha256(image))).toEqual(image);
    expect(await bundle.readStored('assets', sha256(''))).toEqual(bytesOf(''));
    expect(await bundle.readStored('assets', sha256(page))).toBeNull();
    const byHash = (a: { sha256: string }, b: { sha256: string }) => (a.sha256 < b.sha256 ? -1 : 1);
    for (const kind of ['originals', 'assets'] as const) {
      expect((await bundle.listStored(kind)).sort(byHash)).toEqual(await vault.listStored(kind));
    }
    expect(await bundle.readRecord('manifest')).toBe('{"epoch":1}');
    expect(await bundle.readRecord('feeds')).toBeNull();
  });

  it('leaves out the working copy, the trash, half files and links, and tells of the links', async () => {
    await vault.trashArticle(other);
    mkdirSync(join(root, '.carrel'));
    writeFileSync(join(root, '.carrel/000001.log'), 'x');
    writeFileSync(join(root, folder, '.article.json.0123456789ab.tmp'), 'x');
    symlinkSync('/etc/hostname', join(root, folder, 'link'));
    const exported = await vault.exportTo(target(), extras());
    expect(exported).toMatchObject({
      ok: true,
      files: 6,
      leftOut: [{ place: `${folder}/link`, reason: 'link' }],
    });
    expect(await (await bundleIn(target())).listArticles()).toHaveLength(1);
  });

  it('leaves out what cannot be read, and takes a record that is a link for what it leads to', async () => {
    rmSync(join(root, other, 'article.html'));
    mkdirSync(join(root, other, 'article.html'));
    mkdirSync(join(root, 'feeds.json'));
    symlinkSync('/dev/zero', join(root, 'site-rules.json'));
    writeFileSync(join(outside, 'dotfile'), '{"schema":2,"settings":[]}');
    symlinkSync(join(outside, 'dotfile'), join(root, 'settings.json'));
    const exported = await vault.exportTo(target(), extras());
    expect(exported).toMatchObject({
      ok: true,
      leftOut: [
        { place: 'feeds.json', reason: 'not-a-file' },
        { place: 'site-rules.json', reason: 'link' },
      ],
    });
    const bundle = await bundleIn(target());
    expect(await bundle.readRecord('settings')).toBe('{"schema":2,"settings":[]}');
    expect((await bundle.readArticle(folder)).json).toBe('{"a":1}');
  });

  it('includes the trash when asked to', async () => {
    await vault.trashArticle(other);
    expect(await vault.exportTo(target(), extras(), { isMove: true })).toMatchObject({
      ok: true,
      files: 9,
    });
  });

  it('never overwrites a file or folder', async () => {
    if (ending === '') mkdirSync(target());
    writeFileSync(ending === '' ? join(target(), 'mine') : target(), 'mine');
    const before = contentsOf(outside);
    const answer = await vault.exportTo(target(), extras());
    expect(answer).toMatchObject({ ok: false, reason: 'failed' });
    expect(contentsOf(outside)).toEqual(before);
  });

  it('replaces an empty file or folder that a dialog has made', async () => {
    if (ending === '') mkdirSync(target());
    else writeFileSync(target(), '');
    expect(await vault.exportTo(target(), extras())).toMatchObject({ ok: true });
    expect(await (await bundleIn(target())).listArticles()).toHaveLength(2);
  });

  it('leaves nothing when it fails', async () => {
    async function* failing(): AsyncGenerator<ExtraFile> {
      yield { path: 'README.md', content: '' };
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', errno: -28 });
    }
    expect(await vault.exportTo(target(), failing())).toMatchObject({ reason: 'full' });
    expect(readdirSync(outside)).toEqual([]);
    expect(await vault.exportTo(join(outside, 'none', `a${ending}`), extras())).toMatchObject({
      reason: 'failed',
    });
    expect(await vault.exportTo(join(root, `inside${ending}`), extras())).toMatchObject({
      reason: 'failed',
    });
  });

  it('fails when the library is unplugged meanwhile, and does not end smaller', async () => {
    async function* pulling(): AsyncGenerator<ExtraFile> {
      renameSync(root, join(outside, 'away'));
      mkdirSync(root);
      yield { path: 'README.md', content: '' };
    }
    expect(await vault.exportTo(target(), pulling())).toMatchObject({ reason: 'gone' });
    expect(existsSync(target())).toBe(false);
  });

  it.each(['../x', '/x', 'a//b', 'a/./b', `${folder}/article.json`])(
    'takes no extra file %s',
    async (path) => {
      const answer = vault.exportTo(target(), extras({ path, content: '' }));
      await expect(answer).rejects.toThrow(TypeError);
      expect(readdirSync(outside)).toEqual([]);
    },
  );
});

it('opens no folder or file that holds no library', async () => {
  expect(await openBundle(join(outside, 'none'))).toMatchObject({ reason: 'missing' });
  expect(await openBundle(outside)).toMatchObject({ reason: 'foreign' });
  writeFileSync(join(outside, 'text.zip'), 'no zip at all, only text that is long enough');
  expect(await openBundle(join(outside, 'text.zip'))).toMatchObject({ reason: 'damaged' });
});

it('refuses a damaged image in an exported folder, and gives the rest', async () => {
  await vault.exportTo(join(outside, 'a'), extras());
  const hash = sha256(image);
  writeFileSync(join(outside, `a/assets/${hash.slice(0, 2)}/${hash}.webp`), 'other');
  const bundle = await bundleIn(join(outside, 'a'));
  expect(await bundle.readStored('assets', hash)).toMatchObject({ reason: 'damaged' });
  expect(await bundle.readStored('originals', sha256(page))).toEqual(page);
});
