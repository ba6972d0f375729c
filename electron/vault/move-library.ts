import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type MoveProgress, vaultRecords } from '../ipc/contract.js';
import { exportLibrary } from './export-library.js';
import type { LibraryRoot } from './library-root.js';
import { mapMany, plainFilesBelow, streamPlainFile } from './plain-file.js';
import { Refused } from './trouble.js';
import type { Turns } from './turns.js';

/** What of a library's folder is the library; anything else there is the user's own. */
export const libraryParts = [
  ...['articles', 'originals', 'assets', 'trash'],
  ...vaultRecords.map((name) => `${name}.json`),
];

/**
 * Copies a library with its trash into a new folder and compares every file with the one that it came
 * from. Nothing may be written meanwhile. When it throws there is nothing at `target`.
 */
export async function copyLibrary(
  library: LibraryRoot,
  turns: Turns,
  target: string,
  onProgress: (progress: MoveProgress) => void,
): Promise<void> {
  const files = (
    await Promise.all(libraryParts.map((part) => plainFilesBelow(library.path, part)))
  ).flat();
  let done = 0;
  const step = () => {
    done += 1;
    if (done % 20 === 0) onProgress({ done, total: 2 * files.length });
  };
  const { leftOut } = await exportLibrary(library, turns, target, none(), true, step);
  try {
    if (leftOut.length > 0) throw new Refused(`cannot be copied: ${leftOut.join(', ')}`);
    await mapMany(files, async (path) => {
      const [from, to] = await Promise.all([
        hashOf(join(library.path, path)),
        hashOf(join(target, path)),
      ]);
      if (from !== to) throw new Refused(`not the same after it was copied: ${path}`);
      step();
    });
  } catch (error) {
    await rm(target, { recursive: true, force: true });
    throw error;
  }
}

async function hashOf(path: string): Promise<string | null> {
  const opened = await streamPlainFile(path);
  if (opened === null) return null;
  const hash = createHash('sha256');
  for await (const piece of opened.pieces) hash.update(piece as Buffer);
  return hash.digest('hex');
}

async function* none(): AsyncGenerator<never> {}
