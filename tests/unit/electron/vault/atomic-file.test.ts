import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { isTempName } from '../../../../electron/vault/atomic-file';
import { type Disk, nodeDisk } from '../../../../electron/vault/disk';
import { Vault } from '../../../../electron/vault/vault';
import { bytesOf, contentsOf, newFolder, sha256 } from './library-folder';

const folder = 'articles/2025/02/harbour-01JMH3';
const page = bytesOf('<p>페이지'.repeat(1_000));
const hash = sha256(page);

/** The real disk. Records every step; the step with the number `failAt` fails with `code`. */
class WatchedDisk implements Disk {
  readonly steps: string[] = [];
  failAt = -1;
  code = 'EIO';

  constructor(readonly root: string) {}

  lstat = nodeDisk.lstat;
  readFile = nodeDisk.readFile;
  makeFolder = (path: string) => this.#step('mkdir', path, () => nodeDisk.makeFolder(path));
  rename = (from: string, to: string) =>
    this.#step('rename to', to, () => nodeDisk.rename(from, to));
  remove = (path: string) => nodeDisk.remove(path);
  syncFolder = (path: string) => this.#step('sync folder', path, () => nodeDisk.syncFolder(path));

  create = (path: string) =>
    this.#step('create', path, async () => {
      const file = await nodeDisk.create(path);
      return {
        write: async (bytes: Uint8Array) => {
          const half = () => file.write(bytes.subarray(0, bytes.length / 2));
          await this.#step('write', path, () => file.write(bytes), half);
        },
        sync: () => this.#step('sync', path, () => file.sync()),
        close: () => this.#step('close', path, () => file.close(), file.close),
      };
    });

  async #step<Result>(
    what: string,
    path: string,
    work: () => Promise<Result>,
    beforeFailing?: () => Promise<void>,
  ): Promise<Result> {
    const place = relative(this.root, path).replace(/\.[0-9a-f]{12}\.tmp$/, '.…');
    this.steps.push(`${what} ${place}`.trim());
    if (this.steps.length - 1 !== this.failAt) return work();
    await beforeFailing?.();
    throw Object.assign(new Error(`${this.code}: injected`), { code: this.code, errno: -1 });
  }
}

let root: string;
let disk: WatchedDisk;
let vault: Vault;

beforeEach(async () => {
  root = newFolder();
  disk = new WatchedDisk(root);
  vault = await Vault.open(root, disk);
});

describe('the order on disk', () => {
  it('is temp, sync, name, and then every folder up to one that was there', async () => {
    await vault.stage('originals', hash, '.html', page);
    const shard = `originals/${hash.slice(0, 2)}`;
    expect(disk.steps).toEqual([
      'mkdir originals',
      `mkdir ${shard}`,
      `create ${shard}/.${hash}.html.…`,
      `write ${shard}/.${hash}.html.…`,
      `sync ${shard}/.${hash}.html.…`,
      `close ${shard}/.${hash}.html.…`,
      `rename to ${shard}/${hash}.html`,
      `sync folder ${shard}`,
      'sync folder originals',
      'sync folder',
    ]);
  });

  it('has the text on disk before the metadata that refers to it', async () => {
    await vault.writeArticle(folder, '<p>', '{}');
    const steps = disk.steps.filter((step) => /^(sync|rename)/.test(step));
    expect(steps).toEqual([
      `sync ${folder}/.article.html.…`,
      `rename to ${folder}/article.html`,
      `sync folder ${folder}`,
      'sync folder articles/2025/02',
      'sync folder articles/2025',
      'sync folder articles',
      'sync folder',
      `sync ${folder}/.article.json.…`,
      `rename to ${folder}/article.json`,
      `sync folder ${folder}`,
    ]);
  });

  it('syncs a folder that an earlier, failed write has made', async () => {
    disk.failAt = 2;
    await vault.stage('originals', hash, '.html', page);
    disk.steps.length = 0;
    disk.failAt = -1;
    await vault.stage('originals', hash, '.html', page);
    expect(disk.steps.slice(-2)).toEqual(['sync folder originals', 'sync folder']);
  });

  it('syncs the folder of a file that was there: it may be from just before a crash', async () => {
    await (await Vault.open(root)).stage('originals', hash, '.html', page);
    await vault.stage('originals', hash, '.html', page);
    const shard = `originals/${hash.slice(0, 2)}`;
    const synced = [`sync folder ${shard}`, 'sync folder originals', 'sync folder'];
    expect(disk.steps).toEqual(synced);
    await vault.stage('originals', hash, '.html', page);
    expect(disk.steps).toEqual(synced);
  });

  it('moves to the trash with the date in place, and syncs both sides', async () => {
    await vault.writeArticle(folder, '<p>', '{}');
    disk.steps.length = 0;
    await vault.trashArticle(folder);
    expect(disk.steps.filter((step) => /^(sync|rename)/.test(step))).toEqual([
      `sync ${folder}/.trashed.json.…`,
      `rename to ${folder}/trashed.json`,
      `sync folder ${folder}`,
      'rename to trash/2025-02-harbour-01JMH3',
      'sync folder trash',
      'sync folder',
      'sync folder articles/2025/02',
    ]);
  });
});

describe('whatever step fails', () => {
  const old = { html: 'old', json: '{"v":"old"}' };
  const next = { html: 'new'.repeat(1_000), json: '{"v":"new"}' };

  const stories: Record<string, (vault: Vault) => Promise<{ ok: boolean }>> = {
    'a new original': (vault) => vault.stage('originals', hash, '.html', page),
    'a new article': (vault) => vault.writeArticle(folder, next.html, next.json),
    'a changed article': (vault) =>
      vault.writeArticle('articles/2020/01/old', next.html, next.json),
    'a record': (vault) => vault.writeRecord('manifest', next.json),
    'a deletion': (vault) => vault.trashArticle('articles/2020/01/old'),
    'a restoring': (vault) => vault.restoreArticle('2020-01-trashed'),
  };
  const whole = new Set([old.html, old.json, next.html, next.json].map(String));
  whole.add(Buffer.from(page).toString('latin1'));

  it.each(Object.keys(stories))('%s: no half file, no lost one, and again works', async (name) => {
    const story = stories[name] as (vault: Vault) => Promise<{ ok: boolean }>;
    let steps = Number.POSITIVE_INFINITY;
    for (let failAt = 0; failAt < steps; failAt++) {
      const library = newFolder();
      const before = await Vault.open(library);
      await before.writeArticle('articles/2020/01/old', old.html, old.json);
      await before.writeArticle('articles/2020/01/trashed', old.html, old.json);
      await before.trashArticle('articles/2020/01/trashed');
      await before.writeRecord('manifest', old.json);

      const failing = new WatchedDisk(library);
      failing.failAt = failAt;
      failing.code = 'ENOSPC';
      const answer = await story(await Vault.open(library, failing));
      if (failing.steps.length <= failAt) steps = failAt;
      else expect(answer).toMatchObject({ ok: false, reason: 'full' });

      const files = Object.entries(contentsOf(library));
      for (const [path, content] of files.filter(([path]) => !path.endsWith('/trashed.json'))) {
        expect(isTempName(path.split('/').at(-1) ?? ''), path).toBe(false);
        expect(whole.has(content), `${path} at step ${failAt}`).toBe(true);
      }
      // Both older articles exist, each once.
      const texts = files.filter(([path]) => /(2020|trash)\/.*article\.html$/.test(path));
      expect(texts, `step ${failAt}`).toHaveLength(2);

      if (answer.ok) continue;
      const again = await story(await Vault.open(library));
      // When a step after the restore failed, the article is restored, and restoring again finds
      // nothing.
      if (
        name !== 'a restoring' ||
        failAt < failing.steps.indexOf('rename to articles/2020/01/trashed') + 1
      ) {
        expect(again, `again after step ${failAt}`).toEqual({ ok: true });
      }
    }
    expect(steps).toBeGreaterThan(5);
  });

  it.each([
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'read-only'],
    ['EPERM', 'read-only'],
    ['EIO', 'failed'],
    ['ENOENT', 'failed'],
  ])('says of %s: %s', async (code, reason) => {
    disk.failAt = 3;
    disk.code = code;
    const answer = await vault.stage('originals', hash, '.html', page);
    expect(answer).toMatchObject({ ok: false, reason, message: `${code}: injected` });
  });

  it('throws errors that are bugs and not the disk’s', async () => {
    const broken = await Vault.open(root, {
      ...nodeDisk,
      create: () => Promise.reject(new RangeError()),
    });
    await expect(broken.writeRecord('manifest', '{}')).rejects.toThrow(RangeError);
  });
});

it('leaves the old file when writing over it fails half way', async () => {
  await vault.writeRecord('settings', '{"old":true}');
  disk.failAt = disk.steps.length + 1;
  expect(await vault.writeRecord('settings', '{"new":true}')).toMatchObject({ ok: false });
  expect(disk.steps.at(-1)).toMatch(/^(write|close)/);
  expect(readFileSync(join(root, 'settings.json'), 'utf8')).toBe('{"old":true}');
  expect(readdirSync(root)).toEqual(['settings.json']);
});

it('never sweeps a temp file that is being written', async () => {
  let swept = -1;
  const slow = await Vault.open(root, {
    ...nodeDisk,
    rename: async (from, to) => {
      swept = await slow.sweepTemps();
      return nodeDisk.rename(from, to);
    },
  });
  mkdirSync(join(root, 'articles'));
  expect(await slow.writeArticle(folder, '<p>', '{}')).toEqual({ ok: true });
  expect(swept).toBe(0);
});
