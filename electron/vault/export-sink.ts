import { lstat, readdir } from 'node:fs/promises';
import { codeOf } from './disk.js';
import { Refused } from './trouble.js';
import type { Pieces } from './zip-writer.js';

/** The target of an export. Its final name exists only after `finish` has resolved. */
export interface ExportSink {
  /** Maximum number of concurrent `add` calls. */
  readonly atOnce: number;
  /** `bytes` is the total size of the pieces. */
  add(path: string, pieces: Pieces, bytes: number): Promise<void>;
  finish(): Promise<void>;
  /** Removes what was written. */
  abandon(): Promise<void>;
}

/**
 * Throws when the target exists. An empty file or folder is allowed: the save dialogs of some systems
 * create one.
 */
export async function refuseOccupied(target: string): Promise<void> {
  try {
    const about = await lstat(target);
    const empty = about.isDirectory()
      ? (await readdir(target)).length === 0
      : about.isFile() && about.size === 0;
    if (!empty) throw new Refused(`a file or folder already exists there: ${target}`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}
