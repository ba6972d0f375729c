import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** What writing needs of the file system, one step each, so that a test can see and break every step. */
export interface Disk {
  makeFolder(path: string): Promise<'made' | 'there'>;
  /** Fails when there is a file of this name. */
  create(path: string): Promise<NewFile>;
  rename(from: string, to: string): Promise<void>;
  /** A file. */
  remove(path: string): Promise<void>;
  /** What was renamed, made or removed in this folder outlives a power cut. */
  syncFolder(path: string): Promise<void>;
}

export interface NewFile {
  /** Appends. */
  write(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export const nodeDisk: Disk = {
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
  rename: renamePatiently,
  remove: unlink,
  async syncFolder(path) {
    // Windows has no such call; NTFS keeps its folders in a journal.
    if (process.platform === 'win32') return;
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } catch (error) {
      // Some network and FUSE file systems know no fsync of a folder: nothing more can be done there.
      if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
    } finally {
      await folder.close();
    }
  },
};

/** On Windows a virus scanner or indexer that looks at a file keeps it from being renamed for a moment. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let wait = 10; ; wait *= 2) {
    try {
      return await rename(from, to);
    } catch (error) {
      const busy = ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error));
      if (process.platform !== 'win32' || !busy || wait > 1_000) throw error;
      await pause(wait);
    }
  }
}

/** The system's name of an error, '' when it is not the system's. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : '';
}
