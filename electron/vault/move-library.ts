import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { MoveProgress } from '../ipc/vault-files.js';
import { exportLibrary } from './export-library.js';
import type { KeyedLock } from './keyed-lock.js';
import type { LibraryRoot } from './library-root.js';
import { discardCopy, discardLeftovers, libraryParts, markerOf, unmarkCopy } from './moved-copy.js';
import { mapMany, plainFilesBelow, streamPlainFile } from './plain-file.js';
import { Refused } from './trouble.js';
import type { UnfinishedCopies } from './unfinished-copies.js';

export interface LibraryCopy {
  /** Makes the copy a library of its own by removing its marker. */
  keep(): Promise<void>;
  /** Deletes the copy. */
  discard(): Promise<void>;
}

/**
 * Copies a library with its trash into a new folder and compares the checksum of every file. The
 * caller prevents writes meanwhile. Leftovers of an earlier move of this library at `target` are
 * removed first. When it throws, it leaves nothing at `target`.
 */
export async function copyLibrary(
  library: LibraryRoot,
  locks: KeyedLock,
  target: string,
  onProgress: (progress: MoveProgress) => void,
  copies?: UnfinishedCopies,
): Promise<LibraryCopy> {
  await discardLeftovers(target, library.path);
  const files = (
    await Promise.all(libraryParts.map((part) => plainFilesBelow(library.path, part)))
  ).flat();
  let done = 0;
  const step = () => {
    done += 1;
    if (done % 20 === 0) onProgress({ done, total: 2 * files.length });
  };
  await copies?.begin(target);
  const end = async () => copies?.end(target);
  const { leftOut } = await exportLibrary(library, locks, target, none(), {
    isMove: true,
    onFile: step,
    marker: markerOf(library.path),
    ...(copies && { copies }),
  }).catch(async (error) => {
    await end();
    throw error;
  });
  const copy: LibraryCopy = {
    async keep() {
      await unmarkCopy(target);
      await end();
    },
    async discard() {
      await discardCopy(target);
      await end();
    },
  };
  try {
    if (leftOut.length > 0) {
      const named = leftOut.map(({ message }) => message).join(', ');
      throw new Refused(`cannot be copied: ${named}`);
    }
    await mapMany(files, async (path) => {
      const [from, to] = await Promise.all([
        hashOf(join(library.path, path)),
        hashOf(join(target, path)),
      ]);
      if (from !== to) throw new Refused(`the copy differs from the original: ${path}`);
      step();
    });
    return copy;
  } catch (error) {
    await copy.discard().catch(() => {});
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
