// One Carrel writes to a library. Chromium's own lock covers one user's profile; the library's
// folder may be reached from another account or another machine, so a file in it says who has it.
import { randomUUID } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { VaultTrouble } from '../ipc/contract.js';
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
  /** Tells two holders of one process apart, and ours from its successor. */
  token: string;
}

export type LockAnswer =
  | { ok: true; lock: LibraryLock }
  | { ok: false; reason: 'held'; holder: LockHolder }
  | VaultTrouble;

const lockName = '.carrel.lock';
const touchEveryMs = 60_000;
const staleAfterMs = 5 * 60_000;
/** Short, so that a machine that wakes from sleep says soon that it is still there. */
const tickMs = 5_000;

/** Locks of this process: another process of the same number is not us. */
const ownTokens = new Set<string>();

/**
 * Takes the library unless somebody alive has it. `onLost` is called when another machine has taken
 * it over, because this one slept for long: from then on nothing may be written.
 */
export async function takeLock(
  library: string,
  onLost: () => void,
  patienceMs = 2 * tickMs + 2_000,
): Promise<LockAnswer> {
  const path = join(library, lockName);
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      const lock = await makeLock(path, onLost);
      if (lock !== null) {
        if (attempt === 0 || (await outlastsOthers(lock))) return { ok: true, lock };
        continue;
      }
      const holder = await readHolder(path);
      if (holder === 'gone') continue;
      if (holder !== null && (await isAlive(library, path, holder, patienceMs))) {
        const { host, pid, startedAt } = holder;
        return { ok: false, reason: 'held', holder: { host, pid, startedAt } };
      }
      await removeStale(library, path, holder);
    }
    return { ok: false, reason: 'failed', message: `cannot lock the library: ${path}` };
  } catch (error) {
    return troubleOf(error);
  }
}

async function makeLock(path: string, onLost: () => void): Promise<LibraryLock | null> {
  const note: LockNote = {
    host: hostname(),
    pid: process.pid,
    startedAt: Date.now(),
    token: randomUUID(),
  };
  // Before the file is there: whoever reads it must find it alive.
  ownTokens.add(note.token);
  try {
    const file = await open(path, 'wx');
    await file.writeFile(JSON.stringify(note)).finally(() => file.close());
    return new LibraryLock(path, note, onLost);
  } catch (error) {
    ownTokens.delete(note.token);
    if (codeOf(error) === 'EEXIST') return null;
    throw error;
  }
}

/** Null when nobody can be read from it: its maker was killed while it wrote. */
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

async function isAlive(
  library: string,
  path: string,
  holder: LockNote,
  patienceMs: number,
): Promise<boolean> {
  if (ownTokens.has(holder.token)) return true;
  if (holder.host !== hostname()) return (await ageOf(library, path)) < staleAfterMs;
  if (holder.pid === process.pid || !isRunning(holder.pid)) return false;
  // Some process has this number. It is not the holder if the machine was started since.
  const age = await ageOf(library, path);
  if (age > uptime() * 1_000) return false;
  if (age < staleAfterMs) return true;
  // The number went to another program, or the machine has just woken up: the holder would say so.
  await pause(patienceMs);
  return (await ageOf(library, path)) < staleAfterMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // Another account's.
    return codeOf(error) === 'EPERM';
  }
}

/** Killed, and kept only until its parent asks for it: it can be signalled and writes no more. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // The state stands behind the name, which may hold anything, in parentheses.
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** By the clock of the disk, which on a share is another machine's. */
async function ageOf(library: string, path: string): Promise<number> {
  const probe = join(library, tempNameFor('clock'));
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

/** Two may find it stale at once: the slower one must not remove the lock that the faster has made. */
async function removeStale(library: string, path: string, judged: LockNote | null): Promise<void> {
  const aside = join(library, tempNameFor(lockName));
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

/** Others who found the same stale lock may have put ours aside; they are done in a moment. */
async function outlastsOthers(lock: LibraryLock): Promise<boolean> {
  await pause(250);
  const holder = await readHolder(lock.path);
  if (holder !== null && holder !== 'gone' && holder.token === lock.note.token) return true;
  await lock.release();
  return false;
}

export class LibraryLock {
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

  /** Says that the holder is still there; finds out whether it still holds. */
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
      // The library is away for the moment, or its disk is: asked again at the next tick.
    } finally {
      this.#busy = false;
    }
  }

  /** Written again rather than dated: on a share the date must be of the server's clock. */
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

  /** As `release`, for a process that ends before anything can be waited for. */
  releaseAtExit(): void {
    this.#stop();
    try {
      const holder = parseNote(readFileSync(this.path, 'utf8'));
      if (holder?.token === this.note.token) unlinkSync(this.path);
    } catch {
      // The next one finds that its holder is no more.
    }
  }

  #stop(): void {
    clearInterval(this.#timer);
    ownTokens.delete(this.note.token);
  }
}
