import type { Stats } from 'node:fs';
import { lstat, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { systemCode } from '../system-errors.js';

/** The file system operations that writing needs. Tests replace them to make each one fail. */
export interface Disk {
  /** Describes a file, folder or link. */
  lstat(path: string): Promise<Stats>;
  readFile(path: string): Promise<Uint8Array>;
  makeFolder(path: string): Promise<'made' | 'there'>;
  /** Creates a file for writing; fails when the name is in use. */
  create(path: string): Promise<NewFile>;
  rename(from: string, to: string): Promise<void>;
  /** Deletes a file. */
  remove(path: string): Promise<void>;
  /** Makes renames, creations and deletions in this folder durable. */
  syncFolder(path: string): Promise<void>;
}

export interface NewFile {
  /** Appends. */
  write(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export const nodeDisk: Disk = {
  lstat,
  readFile,
  async makeFolder(path) {
    try {
      await mkdir(path);
      return 'made';
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return 'there';
      throw error;
    }
  },
  async create(path) {
    const file = await open(path, 'wx');
    return {
      write: (bytes) => file.writeFile(bytes),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  rename: renameWithRetries,
  remove: unlink,
  async syncFolder(path) {
    // Windows has no fsync for folders; NTFS keeps its folders in a journal.
    if (process.platform === 'win32') return;
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } catch (error) {
      if (!isUnsupported(error)) throw error;
    } finally {
      await folder.close();
    }
  },
};

/** True for an fsync of a folder on some network and FUSE file systems, which do not support it. */
export function isUnsupported(error: unknown): boolean {
  return ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error));
}

/** Renames with retries: on Windows a virus scanner or indexer may lock a file for a moment. */
export async function renameWithRetries(
  from: string,
  to: string,
  renameOnce: (from: string, to: string) => Promise<void> | void = rename,
): Promise<void> {
  for (let wait = 10; ; wait *= 2) {
    try {
      return await renameOnce(from, to);
    } catch (error) {
      const busy = ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error));
      if (process.platform !== 'win32' || !busy || wait > 1_000) throw error;
      await pause(wait);
    }
  }
}

/**
 * Most fsyncs at a time. The disk takes several for little more than one; Node's pool has four threads, and
 * one stays free for reads.
 */
const syncsAtOnce = 3;

/** Does work that waits for the disk, side by side. `work` must not reject. */
export async function sideBySide<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: syncsAtOnce }, lane));
}

/** The `code` of a system error such as `ENOENT`; '' for other errors. */
export function codeOf(error: unknown): string {
  return error instanceof Error ? systemCode(error) : '';
}
