import {
  closeSync,
  fsync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { type Disk, isUnsupported, renameWithRetries } from './disk.js';

const synced = promisify(fsync);

/**
 * The disk for a thread that does nothing but write. Its calls block: an asynchronous call of Node wakes a
 * thread for itself and another one for its answer, which costs more than most of what is asked here. An
 * fsync does not block, because the disk takes several of them for little more than one.
 */
export const blockingDisk: Disk = {
  lstat: async (path) => lstatSync(path),
  readFile: async (path) => readFileSync(path),
  async makeFolder(path) {
    // Asked first: most are there, and an error is expensive.
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return 'there';
    mkdirSync(path);
    return 'made';
  },
  async create(path) {
    const file = openSync(path, 'wx');
    return {
      async write(bytes) {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      },
      sync: () => synced(file),
      close: async () => closeSync(file),
    };
  },
  rename: (from, to) => renameWithRetries(from, to, renameSync),
  remove: async (path) => unlinkSync(path),
  async syncFolder(path) {
    // As in disk.ts.
    if (process.platform === 'win32') return;
    const folder = openSync(path, 'r');
    try {
      await synced(folder);
    } catch (error) {
      if (!isUnsupported(error)) throw error;
    } finally {
      closeSync(folder);
    }
  },
};
