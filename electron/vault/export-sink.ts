import { lstat, readdir } from 'node:fs/promises';
import { codeOf } from './disk.js';
import { Refused } from './trouble.js';
import type { Pieces } from './zip-writer.js';

/** Where an export goes. It stands under its final name only when `finish` has answered. */
export interface ExportSink {
  /** How many files may be added at the same time. */
  readonly atOnce: number;
  /** `bytes` is the size that the pieces have together. */
  add(path: string, pieces: Pieces, bytes: number): Promise<void>;
  finish(): Promise<void>;
  /** Takes away what was written. */
  abandon(): Promise<void>;
}

/** An empty file or folder may stand there: some systems' save dialogs make one. */
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
