import { spawnSync } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { type ProfileLock, removeEarlierLock, takeLock } from '../../../../electron/vault/lock';
import { newFolder } from './library-folder';

const nobody = () => {};
// The process has ended, so no process has its id.
const deadPid = spawnSync(process.execPath, ['-e', '0']).pid;

let profile: string;
let file: string;

beforeEach(() => {
  profile = newFolder();
  file = join(profile, 'carrel.lock');
});

/** The lock of another process or machine, last refreshed `minutes` ago. */
function leaveLock(host: string, pid: number, minutes: number): void {
  leaveLockAt(file, host, pid, minutes);
}

function leaveLockAt(file: string, host: string, pid: number, minutes: number): void {
  writeFileSync(file, JSON.stringify({ host, pid, startedAt: 1, token: 'another' }));
  const then = new Date(Date.now() - minutes * 60_000);
  utimesSync(file, then, then);
}

async function take(onLost = nobody): Promise<ProfileLock> {
  const answer = await takeLock(profile, onLost, 100);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.lock;
}

it('is held by one process, which the second one learns, and then by the next', async () => {
  const lock = await take();
  expect(await takeLock(profile, nobody)).toMatchObject({
    ok: false,
    reason: 'held',
    holder: { host: hostname(), pid: process.pid },
  });
  await lock.release();
  expect(readdirSync(profile)).toEqual([]);
  await (await take()).release();
});

it.each([
  ['of a killed process', hostname(), deadPid, 0],
  ['of a process whose number another program has now', hostname(), process.ppid, 10],
  ['of a process of before, whose number is ours now', hostname(), process.pid, 0],
  ['of another machine that is gone', 'elsewhere', 1, 6],
])('takes over the lock %s', async (_, host, pid, minutes) => {
  leaveLock(host, pid, minutes);
  const lock = await take();
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
  expect(readdirSync(profile)).toEqual(['carrel.lock']);
  await lock.release();
});

it.each([
  ['of a living process', hostname(), process.ppid, 1],
  ['of another machine that was there a moment ago', 'elsewhere', 1, 4],
])('leaves the lock %s', async (_, host, pid, minutes) => {
  leaveLock(host, pid, minutes);
  expect(await takeLock(profile, nobody, 100)).toMatchObject({
    reason: 'held',
    holder: { host, pid },
  });
  expect(JSON.parse(readFileSync(file, 'utf8')).token).toBe('another');
});

it('waits for a holder whose machine has just woken up', async () => {
  leaveLock(hostname(), process.ppid, 60);
  const asking = takeLock(profile, nobody, 200);
  setTimeout(() => leaveLock(hostname(), process.ppid, 0), 50);
  expect(await asking).toMatchObject({ reason: 'held' });
});

it.each(['', '{"host":"x"', '[]', 'null'])('takes over a lock that says %j', async (text) => {
  writeFileSync(file, text);
  await (await take()).release();
});

it('lets in exactly one of ten who find the same stale lock', async () => {
  leaveLock(hostname(), deadPid, 0);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => takeLock(profile, nobody, 100)),
  );
  const winners = answers.flatMap((answer) => (answer.ok ? [answer.lock] : []));
  expect(winners).toHaveLength(1);
  expect(JSON.parse(readFileSync(file, 'utf8')).token).toBe(winners[0]?.note.token);
  await winners[0]?.release();
});

it('stays fresh while it is held', async () => {
  const lock = await take();
  const before = readFileSync(file, 'utf8');
  utimesSync(file, new Date(0), new Date(0));
  await lock.touch();
  const other = await takeLock(profile, nobody);
  expect(other).toMatchObject({ reason: 'held' });
  expect(readFileSync(file, 'utf8')).toBe(before);
  await lock.release();
});

it('says once that it was taken over, and leaves the other one its lock', async () => {
  const lost = vi.fn();
  const lock = await take(lost);
  leaveLock('elsewhere', 1, 0);
  await lock.touch();
  await lock.touch();
  await lock.release();
  expect(lost).toHaveBeenCalledTimes(1);
  expect(JSON.parse(readFileSync(file, 'utf8')).host).toBe('elsewhere');
});

it('says why no lock can be made', async () => {
  expect(await takeLock(join(profile, 'not there'), nobody)).toMatchObject({ reason: 'failed' });
  expect(existsSync(join(profile, 'not there'))).toBe(false);
});

it('locks nothing in a library, and leaves it to an earlier version that may be writing', async () => {
  const library = newFolder();
  expect(await removeEarlierLock(library)).toBeNull();
  const earlier = join(library, '.carrel.lock');
  for (const [host, pid, minutes] of [
    [hostname(), process.ppid, 1],
    ['elsewhere', 1, 4],
  ] as const) {
    leaveLockAt(earlier, host, pid, minutes);
    expect(await removeEarlierLock(library, 100)).toMatchObject({ host, pid });
  }
  expect(readdirSync(library)).toEqual(['.carrel.lock']);
});

it.each([
  ['of a killed process', hostname(), deadPid, 0],
  ['of another machine that is gone', 'elsewhere', 1, 6],
])('removes the lock of an earlier version %s', async (_, host, pid, minutes) => {
  const library = newFolder();
  leaveLockAt(join(library, '.carrel.lock'), host, pid, minutes);
  expect(await removeEarlierLock(library, 100)).toBeNull();
  expect(readdirSync(library)).toEqual([]);
});

it('does without a library that is gone, and follows no link in the place of a lock', async () => {
  const library = newFolder();
  expect(await removeEarlierLock(join(library, 'gone'))).toBeNull();
  const foreign = join(newFolder(), 'file');
  writeFileSync(foreign, 'mine');
  symlinkSync(foreign, join(library, '.carrel.lock'));
  expect(await removeEarlierLock(library, 100)).toBeNull();
  expect(readFileSync(foreign, 'utf8')).toBe('mine');
});
