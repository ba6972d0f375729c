// Ensures that one process works with a profile. Chromium's own lock is not enough: two processes that
// start at the same moment may both get it. A file in the profile names the holder.
//
// Machines write to one library folder side by side, so nothing is locked there. Earlier versions had
// their lock in it: while one of them may be writing, the library is left to it.
import { randomUUID } from 'node:crypto';
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { type FileHandle, lstat, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { VaultTrouble } from '../ipc/vault-files.js';
import { tempNameFor } from './atomic-file.js';
import { codeOf } from './disk.js';
import { troubleOf } from './trouble.js';

export interface LockHolder {
  host: string;
  pid: number;
  /** Milliseconds since 1970. */
  startedAt: number;
}

interface LockNote extends LockHolder {
  /** A random id that distinguishes this lock from every other lock. */
  token: string;
}

export type LockAnswer =
  | { ok: true; lock: ProfileLock }
  | { ok: false; reason: 'held'; holder: LockHolder }
  | VaultTrouble;

const lockName = 'carrel.lock';
/** The lock of an earlier version in the library folder. */
const earlierLockName = '.carrel.lock';
const touchEveryMs = 60_000;
const staleAfterMs = 5 * 60_000;
/** Interval of the timer; short, so that a computer that wakes from sleep soon renews its lock. */
const tickMs = 5_000;

/** Tokens of this process's locks; the process id alone may be that of an earlier process. */
const ownTokens = new Set<string>();

/**
 * Locks the profile unless a live process holds the lock. `onLost` is called when another computer has
 * taken over the lock because this one slept too long; after that nothing may be written.
 */
export async function takeLock(
  profile: string,
  onLost: () => void,
  waitMs = 2 * tickMs + 2_000,
): Promise<LockAnswer> {
  const path = join(profile, lockName);
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      const lock = makeLock(path, onLost);
      if (lock !== null) {
        if (attempt === 0 || (await isStillOurs(lock))) return { ok: true, lock };
        continue;
      }
      const holder = await readHolder(path);
      if (holder === 'gone') continue;
      if (holder !== null && (await isAlive(path, holder, waitMs))) return heldBy(holder);
      await removeStale(path, holder);
    }
    return { ok: false, reason: 'failed', message: `cannot lock the profile: ${path}` };
  } catch (error) {
    return troubleOf(error);
  }
}

/**
 * Removes the stale lock of an earlier version from the library folder. A live one is answered with its
 * holder; null when there is none.
 */
export async function removeEarlierLock(
  library: string,
  waitMs = 2 * tickMs + 2_000,
): Promise<LockHolder | null> {
  const path = join(library, earlierLockName);
  try {
    if ((await lstat(path).catch(() => null)) === null) return null;
    const holder = await readHolder(path);
    if (holder === 'gone') return null;
    if (holder !== null && (await isAlive(path, holder, waitMs))) return heldBy(holder).holder;
    await removeStale(path, holder);
  } catch {
    // A folder that cannot be read or written is the vault's to report.
  }
  return null;
}

function heldBy({ host, pid, startedAt }: LockNote) {
  return { ok: false, reason: 'held', holder: { host, pid, startedAt } } as const;
}

function makeLock(path: string, onLost: () => void): ProfileLock | null {
  const note: LockNote = {
    host: hostname(),
    pid: process.pid,
    startedAt: Date.now(),
    token: randomUUID(),
  };
  // Before the file exists, so that nobody in this process takes the lock for stale.
  ownTokens.add(note.token);
  try {
    // Synchronous, so that no signal ends the process between the file and the lock that removes it.
    writeFileSync(path, JSON.stringify(note), { flag: 'wx' });
    return new ProfileLock(path, note, onLost);
  } catch (error) {
    ownTokens.delete(note.token);
    if (codeOf(error) === 'EEXIST') return null;
    throw error;
  }
}

/** Null when the file has no valid content: its process was killed during the write. */
async function readHolder(path: string): Promise<LockNote | null | 'gone'> {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      const note = parseNote(await readFile(path, 'utf8'));
      if (note !== null) return note;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return 'gone';
      throw error;
    }
    await pause(50);
  }
  return null;
}

function parseNote(text: string): LockNote | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const { host, pid, startedAt, token } = Object(read) as Record<string, unknown>;
  const fits =
    typeof host === 'string' &&
    typeof token === 'string' &&
    Number.isSafeInteger(pid) &&
    Number(pid) > 0 &&
    Number.isFinite(startedAt);
  return fits ? { host, token, pid: Number(pid), startedAt: Number(startedAt) } : null;
}

async function isAlive(path: string, holder: LockNote, waitMs: number): Promise<boolean> {
  if (ownTokens.has(holder.token)) return true;
  if (holder.host !== hostname()) return (await ageOf(path)) < staleAfterMs;
  if (holder.pid === process.pid || !isRunning(holder.pid)) return false;
  // A process has this id. It is not the holder if the computer was started after the last renewal.
  const age = await ageOf(path);
  if (age > uptime() * 1_000) return false;
  if (age < staleAfterMs) return true;
  // Either another program has this id now, or the computer just woke up and the holder will renew.
  await pause(waitMs);
  return (await ageOf(path)) < staleAfterMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // The process belongs to another account of this computer.
    return codeOf(error) === 'EPERM';
  }
}

/** True for a zombie process: it still accepts signals but will not write again. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // The state follows the process name, which is in parentheses and may contain anything.
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Milliseconds since the last renewal, by the clock of the disk: a share has its server's clock. */
async function ageOf(path: string): Promise<number> {
  const probe = join(dirname(path), tempNameFor('clock'));
  const file = await open(probe, 'wx');
  try {
    return (await file.stat()).mtimeMs - (await stat(path)).mtimeMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return Number.POSITIVE_INFINITY;
    throw error;
  } finally {
    await file.close();
    await unlink(probe).catch(() => {});
  }
}

/**
 * Removes a stale lock. Two processes may find it stale at the same time; the slower one must not
 * remove the new lock of the faster one, so the file is renamed and checked first.
 */
async function removeStale(path: string, judged: LockNote | null): Promise<void> {
  const aside = join(dirname(path), tempNameFor(basename(path)));
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readHolder(aside);
  const isJudged =
    moved === null ? judged === null : moved !== 'gone' && moved.token === judged?.token;
  if (isJudged) await unlink(aside);
  else await rename(aside, path);
}

/** True when the lock is still ours after a moment: another process may have renamed it as stale. */
async function isStillOurs(lock: ProfileLock): Promise<boolean> {
  await pause(250);
  const holder = await readHolder(lock.path);
  if (holder !== null && holder !== 'gone' && holder.token === lock.note.token) return true;
  await lock.release();
  return false;
}

export class ProfileLock {
  readonly #timer: NodeJS.Timeout;
  #touchedAt = Date.now();
  #busy = false;

  constructor(
    readonly path: string,
    readonly note: LockNote,
    readonly onLost: () => void,
  ) {
    this.#timer = setInterval(() => {
      if (Date.now() - this.#touchedAt >= touchEveryMs) void this.touch();
    }, tickMs);
    this.#timer.unref();
  }

  /** Renews the lock, and detects that another process has taken it over. */
  async touch(): Promise<void> {
    if (this.#busy || !ownTokens.has(this.note.token)) return;
    this.#busy = true;
    try {
      const file = await open(this.path, 'r+');
      try {
        await this.#touchFile(file);
      } finally {
        await file.close();
      }
    } catch {
      // The profile or its disk is not available now; retried at the next tick.
    } finally {
      this.#busy = false;
    }
  }

  /** Rewrites the content instead of setting the date, which must come from the server's clock. */
  async #touchFile(file: FileHandle): Promise<void> {
    const text = await file.readFile('utf8');
    if (parseNote(text)?.token !== this.note.token) {
      this.#stop();
      this.onLost();
      return;
    }
    await file.write(text, 0);
    this.#touchedAt = Date.now();
  }

  async release(): Promise<void> {
    if (!ownTokens.has(this.note.token)) return;
    this.#stop();
    const holder = await readHolder(this.path).catch(() => 'gone' as const);
    if (holder === null || holder === 'gone' || holder.token !== this.note.token) return;
    await unlink(this.path).catch(() => {});
  }

  /** As `release`, synchronously, for a process that is about to exit. */
  releaseAtExit(): void {
    this.#stop();
    try {
      const holder = parseNote(readFileSync(this.path, 'utf8'));
      if (holder?.token === this.note.token) unlinkSync(this.path);
    } catch {
      // The next process detects that the holder is dead.
    }
  }

  #stop(): void {
    clearInterval(this.#timer);
    ownTokens.delete(this.note.token);
  }
}
