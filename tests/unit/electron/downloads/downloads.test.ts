import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Downloads } from '../../../../electron/downloads/downloads';
import { partsFolder, sweepParts } from '../../../../electron/downloads/part-file';
import type { DownloadProgress } from '../../../../electron/ipc/downloads';
import type { FetchAnswer, FetchFailureReason } from '../../../../electron/ipc/fetching';
import type { BodySink } from '../../../../electron/network/fetcher';
import { Vault } from '../../../../electron/vault/vault';

const url = 'https://pod.example/files/night.mp3';
const order = { url, for: '01JCARRE1TESTARTXC1E000001', mediaType: 'audio/mpeg' };
const owner = {};
const whole = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(1_000, 7)]);
const hash = createHash('sha256').update(whole).digest('hex');

let folder: string;
let profile: string;
let vault: Vault;
/** What the server does at each attempt, and the headers of each. */
let acts: ((body: BodySink, signal: AbortSignal) => Promise<FetchAnswer>)[];
let asked: Record<string, string>[];
let limits: number[];
let held: string[];
let downloads: Downloads;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-library-'));
  profile = mkdtempSync(join(tmpdir(), 'carrel-profile-'));
  vault = await Vault.open(folder);
  [acts, asked, limits, held] = [[], [], [], []];
  downloads = new Downloads({
    profile,
    fetch: async ({ largest }, signal, body) => {
      asked.push(body.headers());
      limits.push(largest);
      const act = acts.shift();
      return act ? act(body, signal) : fail('unreachable');
    },
    stage: (sha256, extension, pieces) =>
      vault.stageInPieces('originals', sha256, extension, pieces),
    hold: (sha256) => held.push(sha256),
    pause: async () => {},
  });
});
afterEach(() => {
  for (const path of [folder, profile]) rmSync(path, { recursive: true, force: true });
});

const fail = (reason: FetchFailureReason, status?: number): FetchAnswer => ({
  ...{ ok: false, reason, message: reason, ...(status && { status }) },
});
const done: FetchAnswer = {
  ...{ ok: true, url, permanentUrl: null, status: 200, mediaType: '', charset: null, etag: null },
  ...{ lastModified: null, bytes: new Uint8Array() },
};
const headers = (length: number, more = {}) => ({
  ...{ 'content-length': String(length), 'content-type': 'audio/mpeg', etag: '"1"', ...more },
});
/** Sends bytes from a place on, then ends so. */
const sends =
  (bytes: Buffer, from = 0, end: FetchAnswer = done, more: Record<string, string> = {}) =>
  async (body: BodySink): Promise<FetchAnswer> => {
    const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    const rest = bytes.subarray(from);
    const stated = headers(rest.length, { ...(from > 0 && range), ...more });
    if (!body.begin(from > 0 ? 206 : 200, stated)) return fail('cancelled');
    return (await body.add(rest)) ? end : fail('cancelled');
  };
const sendsHalf = (end: FetchFailureReason, more: Record<string, string> = {}) => {
  const half = whole.subarray(0, 500);
  return sends(half, 0, fail(end), more);
};
const parts = () => (existsSync(partsFolder(profile)) ? readdirSync(partsFolder(profile)) : []);
const originals = () => {
  const root = join(folder, 'originals');
  const names = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : [];
  return names.filter((name) => name.length > 2);
};
const run = (of = order) => downloads.run(of, owner, () => {});

it('keeps a whole file among the originals, held until its article is stored', async () => {
  acts = [sends(whole)];
  expect(await run()).toEqual({
    ...{ ok: true, sha256: hash, extension: '.mp3', bytes: whole.length, mediaType: 'audio/mpeg' },
  });
  expect(originals()).toEqual([`${hash.slice(0, 2)}/${hash}.mp3`]);
  expect(readFileSync(join(folder, 'originals', originals()[0]!))).toEqual(whole);
  expect([held, parts()]).toEqual([[hash], []]);
  expect(asked).toEqual([{ 'Accept-Encoding': 'identity' }]);
});

it('continues from where the server broke off', async () => {
  acts = [sendsHalf('unreachable'), sends(whole, 500)];
  expect(await run()).toMatchObject({ ok: true, sha256: hash });
  expect(asked[1]).toMatchObject({ Range: 'bytes=500-', 'If-Range': '"1"' });
  expect(limits[0]! - limits[1]!).toBe(500);
});

it.each([
  ['has changed meanwhile', sends(whole, 0, done, { etag: '"2"' }), {}],
  ['says of no file whether it is the same', sends(whole), { etag: 'W/"1"' }],
  ['takes no ranges', sends(whole), { 'accept-ranges': 'none' }],
  ['packs what it sends', sends(whole), { 'content-encoding': 'gzip' }],
])('starts anew when the server %s', async (_, second, more) => {
  acts = [sendsHalf('timed-out', more), second];
  expect(await run()).toMatchObject({ ok: true, sha256: hash, bytes: whole.length });
});

it('starts anew when the server sends another part than the one asked for', async () => {
  const wrong = async (body: BodySink) => {
    expect(body.begin(206, headers(10, { 'content-range': 'bytes 3-12/1003' }))).toBe(false);
    return fail('cancelled');
  };
  acts = [sendsHalf('unreachable'), wrong, sends(whole)];
  expect(await run()).toMatchObject({ ok: true, sha256: hash });
  expect(asked[2]).toEqual({ 'Accept-Encoding': 'identity' });
});

it('starts anew when the rest is out of range', async () => {
  acts = [sendsHalf('unreachable'), async () => fail('status', 416), sends(whole)];
  expect(await run()).toMatchObject({ ok: true, sha256: hash });
});

it('gives up after three attempts that bring nothing, and the next download continues', async () => {
  acts = [sendsHalf('unreachable')];
  expect(await run()).toMatchObject({ ok: false, reason: 'unreachable' });
  expect(asked).toHaveLength(4);
  expect(parts()).toHaveLength(1);
  acts = [sends(whole, 500)];
  expect(await run()).toMatchObject({ ok: true, sha256: hash });
  expect(parts()).toEqual([]);
});

it.each<[string, FetchAnswer | Buffer, string]>([
  ['an error of the server', fail('status', 404), 'status'],
  ['a private address', fail('refused-address'), 'refused-address'],
  ['too many bytes', fail('too-large'), 'too-large'],
  ['no bytes', Buffer.alloc(0), 'empty'],
  ['a web page', Buffer.from(' <!doctype HTML><title>Log in'), 'page'],
])('keeps nothing of %s', async (_, answer, reason) => {
  acts = [Buffer.isBuffer(answer) ? sends(answer) : async () => answer];
  expect(await run()).toMatchObject({ ok: false, reason });
  expect([originals(), parts(), asked.length]).toEqual([[], [], 1]);
});

it('leaves nothing of a download that was stopped, and does not try again', async () => {
  acts = [
    async (body, signal) => {
      await sendsHalf('unreachable')(body);
      downloads.stop(owner, url);
      expect(signal.aborted).toBe(true);
      return fail('cancelled');
    },
  ];
  expect(await run()).toMatchObject({ ok: false, reason: 'cancelled' });
  expect([originals(), parts(), asked.length]).toEqual([[], [], 1]);
});

it('gives two windows one download, which ends when both have stopped it', async () => {
  const other = {};
  const told: DownloadProgress[] = [];
  let go = () => {};
  acts = [
    async (body) => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return sends(whole)(body);
    },
  ];
  const both = [run(), downloads.run(order, other, (progress) => told.push(progress))];
  downloads.stop(owner);
  await expect.poll(() => asked).toHaveLength(1);
  go();
  expect(await Promise.all(both)).toMatchObject([{ sha256: hash }, { sha256: hash }]);
});

it('says why the disk refuses a file', async () => {
  writeFileSync(partsFolder(profile), 'in the way');
  expect(await run()).toMatchObject({ ok: false, reason: 'failed' });
});

it('says when the library folder is gone', async () => {
  rmSync(folder, { recursive: true });
  acts = [sends(whole)];
  expect(await run()).toMatchObject({ ok: false, reason: 'gone' });
  expect(parts()).toEqual([]);
});

it('forgets at the next start what a killed process has left', async () => {
  acts = [sendsHalf('unreachable')];
  await run();
  expect(parts()).toHaveLength(1);
  sweepParts(profile);
  expect(parts()).toEqual([]);
});

it('downloads three files at once', async () => {
  const goes: (() => void)[] = [];
  const names = [1, 2, 3, 4].map((at) => ({ ...order, url: `https://pod.example/${at}.mp3` }));
  acts = names.map(() => async (body: BodySink) => {
    await new Promise<void>((resolve) => goes.push(resolve));
    return sends(whole)(body);
  });
  const all = names.map(run);
  await expect.poll(() => goes.length).toBe(3);
  for (const go of goes.splice(0)) go();
  await expect.poll(() => goes.length).toBe(1);
  for (const go of goes) go();
  expect((await Promise.all(all)).every(({ ok }) => ok)).toBe(true);
});
