import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isTempName } from '../../../../electron/vault/atomic-file';
import { blockingDisk } from '../../../../electron/vault/blocking-disk';
import type { Disk } from '../../../../electron/vault/disk';
import { Vault } from '../../../../electron/vault/vault';
import { writingThread } from '../../../../electron/vault/writing-thread';
import { bytesOf, contentsOf, newFolder, sha256 } from './library-folder';

const folderOf = (at: number) => `articles/2025/02/harbour-${at}`;
const page = (at: number) => bytesOf(`<p>페이지 ${at}`.repeat(100));

/**
 * The disk of the writing thread, here. Records every step; the one with the number `failAt` fails. An
 * fsync is recorded only.
 */
function watchedDisk(steps: string[], failAt = -1): Disk {
  const step = async <Result>(text: string, work: () => Promise<Result>): Promise<Result> => {
    steps.push(text.replace(/\.[0-9a-f]{12}\.tmp$/, ''));
    if (steps.length - 1 !== failAt) return work();
    throw Object.assign(new Error('ENOSPC: injected'), { code: 'ENOSPC', errno: -1 });
  };
  return {
    ...blockingDisk,
    makeFolder: (path) => step(`mkdir ${path}`, () => blockingDisk.makeFolder(path)),
    rename: (from, to) => step(`rename ${to}`, () => blockingDisk.rename(from, to)),
    syncFolder: (path) => step(`sync folder ${path}`, async () => {}),
    create: (path) =>
      step(`create ${path}`, async () => {
        const file = await blockingDisk.create(path);
        return { ...file, sync: () => step(`sync ${path}`, async () => {}) };
      }),
  };
}

const articles = [0, 1];

/** Two articles and an original, in one group. */
function writeAll(vault: Vault) {
  return Promise.all([
    ...articles.map((at) => vault.writeArticle(folderOf(at), `<p>${at}`, `{"at":${at}}`)),
    vault.stage('originals', sha256(page(0)), '.html', page(0)),
  ]);
}

const allWritten = Array(3).fill({ ok: true });

describe('a group', () => {
  it('syncs each folder once a round, and has every article.html on disk before any article.json', async () => {
    const root = newFolder();
    const steps: string[] = [];
    const vault = await Vault.open(root, watchedDisk(steps));
    expect(await writeAll(vault)).toEqual(allWritten);
    const syncs = steps.filter((step) => step.startsWith('sync folder'));
    const month = `sync folder ${join(root, 'articles/2025/02')}`;
    expect(syncs.filter((step) => step === month)).toHaveLength(1);
    const first = steps.findIndex((step) => /^rename .*article\.json/.test(step));
    const before = steps.slice(0, first);
    for (const at of articles) {
      expect(before).toContain(`rename ${join(root, folderOf(at), 'article.html')}`);
      expect(before).toContain(`sync folder ${join(root, folderOf(at))}`);
      const synced = steps.lastIndexOf(`sync folder ${join(root, folderOf(at))}`);
      expect(synced).toBeGreaterThan(
        steps.indexOf(`rename ${join(root, folderOf(at), 'article.json')}`),
      );
    }
  });

  it('answers each job for itself, whatever step fails', async () => {
    let total = Number.POSITIVE_INFINITY;
    for (let failAt = 0; failAt < total; failAt++) {
      const root = newFolder();
      const steps: string[] = [];
      const vault = await Vault.open(root, watchedDisk(steps, failAt));
      const answers = await writeAll(vault);
      if (steps.length <= failAt) {
        total = failAt;
        break;
      }
      const failed = answers.filter(({ ok }) => !ok);
      expect(failed.length, steps[failAt]).toBeGreaterThan(0);
      for (const answer of failed) expect(answer).toMatchObject({ reason: 'full' });
      // A folder that several need may cost several, a file only its own article.
      if (/^(create|sync \/|rename)/.test(steps[failAt] ?? '')) expect(failed).toHaveLength(1);
      const files = contentsOf(root);
      for (const path of Object.keys(files)) {
        expect(isTempName(path.split('/').at(-1) ?? ''), path).toBe(false);
      }
      for (const at of articles) {
        // A disk that is full leaves no page without its record.
        if (!answers[at]?.ok && steps[failAt]?.startsWith('create'))
          expect(files[`${folderOf(at)}/article.html`], steps[failAt]).toBeUndefined();
        if (!answers[at]?.ok) continue;
        expect(files[`${folderOf(at)}/article.html`]).toBe(`<p>${at}`);
        expect(files[`${folderOf(at)}/article.json`]).toBe(`{"at":${at}}`);
      }
      if (failAt % 6 > 0) continue;
      expect(await writeAll(await Vault.open(root, watchedDisk([])))).toEqual(allWritten);
    }
    expect(total).toBeGreaterThan(20);
  });

  it('leaves an article.json alone that is not as it was last written', async () => {
    const root = newFolder();
    const vault = await Vault.open(root);
    const [folder, mine] = [folderOf(0), '{"mine":1}'];
    await vault.writeArticle(folder, '<p>', mine);
    const known = sha256(bytesOf(mine));
    writeFileSync(join(root, folder, 'article.json'), '{"theirs":1}');
    const answer = await vault.writeArticle(folder, '<p>new', '{"mine":2}', known);
    expect(answer).toEqual({ ok: false, reason: 'changed-outside' });
    expect(await vault.readArticle(folder)).toEqual({ html: '<p>', json: '{"theirs":1}' });
    expect(await vault.writeArticle(folder, '<p>new', '{"mine":2}', null)).toEqual({ ok: true });
    const next = await vault.writeArticle(
      folder,
      null,
      '{"mine":3}',
      sha256(bytesOf('{"mine":2}')),
    );
    expect(next).toEqual({ ok: true });
  });

  describe('over an article.html that is not the one of its article.json', () => {
    const folder = folderOf(0);
    const record = (html: string, note = '') =>
      JSON.stringify({ note, files: { 'article.html': sha256(bytesOf(html)) } });
    async function edited(text: string, at = new Date(Date.now() + 5_000)) {
      const root = newFolder();
      const vault = await Vault.open(root);
      await vault.writeArticle(folder, '<p>mine', record('<p>mine'));
      const path = join(root, folder, 'article.html');
      writeFileSync(path, text);
      utimesSync(path, at, at);
      const answer = await vault.writeArticle(folder, '<p>new', record('<p>new'));
      const names = readdirSync(join(root, folder)).filter((name) => name.includes('edited'));
      return { answer, kept: names.map((name) => readFileSync(join(root, folder, name), 'utf8')) };
    }

    it('keeps what somebody has edited', async () => {
      const { answer, kept } = await edited('<p>edited by hand');
      expect(answer).toEqual({
        ok: true,
        kept: expect.stringMatching(/^article\.edited-.*\.html$/),
      });
      expect(kept).toEqual(['<p>edited by hand']);
    });

    it.each([
      ['what a crash has left of this writing', '<p>new', undefined],
      ['an empty file', '', undefined],
      ['one that is older than its article.json', '<p>older', new Date(0)],
    ])('keeps nothing of %s', async (_, text, at) => {
      expect(await edited(text, at)).toEqual({ answer: { ok: true }, kept: [] });
    });
  });
});

describe('the writing thread', () => {
  const out = newFolder();
  let root: string;
  let vault: Vault;

  beforeAll(async () => {
    await build({
      logLevel: 'error',
      configFile: false,
      build: {
        ssr: join(import.meta.dirname, '../../../../electron/vault/write-worker.ts'),
        outDir: out,
        rollupOptions: { output: { entryFileNames: 'write-worker.mjs' } },
      },
    });
  });
  beforeEach(async () => {
    root = newFolder();
    vault = await Vault.open(root, undefined, {}, writingThread('', join(out, 'write-worker.mjs')));
  });

  it('writes what comes in, in any number', async () => {
    const pages = Array.from({ length: 80 }, (_, at) => page(at));
    const staged = await Promise.all(
      pages.map((bytes) => vault.stage('originals', sha256(bytes), '.html', bytes.slice())),
    );
    expect(staged).toEqual(pages.map(() => ({ ok: true })));
    expect(await writeAll(vault)).toEqual(allWritten);
    const stored = await vault.listStored('originals');
    expect(stored).toHaveLength(80);
    for (const { sha256: hash } of stored.slice(0, 5)) {
      expect(await vault.verifyStored('originals', hash)).toBe('ok');
    }
    expect(await vault.readArticle(folderOf(1))).toEqual({ html: '<p>1', json: '{"at":1}' });
  });

  it('does not take away bytes that are a part of others', async () => {
    const all = Buffer.concat([page(0), page(1)]);
    const part = all.subarray(0, page(0).length);
    expect(await vault.stage('originals', sha256(page(0)), '.html', part)).toEqual({ ok: true });
    expect(all.length).toBe(page(0).length + page(1).length);
  });

  it('says of each what it says of a disk here', async () => {
    const outside = newFolder();
    mkdirSync(join(root, 'articles'));
    symlinkSync(outside, join(root, 'articles/2025'));
    writeFileSync(join(root, 'assets'), '');
    const answers = await Promise.all([
      vault.writeArticle(folderOf(0), '<p>', '{}'),
      vault.stage('assets', sha256(page(0)), '.webp', page(0)),
      vault.stage('originals', sha256(page(1)), '.html', page(0)),
      vault.stage('originals', sha256(page(0)), '.html', page(0)),
    ]);
    expect(answers).toMatchObject([
      { ok: false, reason: 'failed' },
      { ok: false, reason: 'failed' },
      { ok: false, reason: 'failed' },
      { ok: true },
    ]);
    renameSync(root, `${root}-away`);
    expect(await vault.writeArticle(folderOf(0), '<p>', '{}')).toMatchObject({ reason: 'gone' });
    expect(existsSync(root)).toBe(false);
  });

  it('is replaced when it has ended', async () => {
    const broken = join(out, 'broken.mjs');
    writeFileSync(broken, 'process.exit(3)');
    const without = await Vault.open(root, undefined, {}, writingThread('', broken));
    await expect(without.writeArticle(folderOf(0), '<p>', '{}')).rejects.toThrow('ended with 3');
    writeFileSync(broken, readFileSync(join(out, 'write-worker.mjs')));
    expect(await without.writeArticle(folderOf(0), '<p>', '{}')).toEqual({ ok: true });
  });
});
