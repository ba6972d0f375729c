// Taking away what nobody needs any more: leftovers of interrupted writes, files nothing refers to.
import { lstat, readdir, rm } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import type { StoredFile, StoredKind } from '../ipc/contract.js';
import { type AtomicWriter, isTempName } from './atomic-file.js';
import { codeOf } from './disk.js';
import { storedPath } from './library-paths.js';
import { listStored } from './stored-files.js';
import type { Turns } from './turns.js';

/** Answers how many there were. What cannot be removed stays for the next time. */
export async function sweepTemps(writer: AtomicWriter): Promise<number> {
  let removed = 0;
  for (const top of ['', 'articles', 'originals', 'assets', 'trash']) {
    for (const temp of await tempsBelow(writer.root, top)) {
      if (writer.isWriting(temp)) continue;
      const gone = await rm(writer.absolute(temp), { recursive: true }).then(
        () => true,
        () => false,
      );
      if (gone) removed++;
    }
  }
  return removed;
}

async function tempsBelow(root: string, top: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, top), { withFileTypes: true, recursive: top !== '' });
    return entries
      .filter((entry) => isTempName(entry.name))
      .filter((entry) => entry.isFile() || (top === 'trash' && entry.isDirectory()))
      .map((entry) =>
        relative(root, join(entry.parentPath, entry.name)).split(sep).join(posix.sep),
      );
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}

/**
 * Deletes files that nothing refers to and that nobody has asked for in `olderThanMs`: an import
 * stages an original before the record that refers to it is written. Answers what it deleted.
 */
export async function sweepStored(
  writer: AtomicWriter,
  turns: Turns,
  kind: StoredKind,
  referenced: ReadonlySet<string>,
  olderThanMs: number,
): Promise<StoredFile[]> {
  const unreferenced = (await listStored(writer.root, kind)).filter(
    (file) => !referenced.has(file.sha256),
  );
  const deleted: StoredFile[] = [];
  for (const file of unreferenced) {
    const path = storedPath(kind, file.sha256, file.extension);
    // In turn with staging: what is staged again at this moment has a new date, or is written anew.
    await turns.take(path, async () => {
      const age = Date.now() - (await lstat(writer.absolute(path))).mtimeMs;
      if (age < olderThanMs) return;
      await writer.disk.remove(writer.absolute(path));
      deleted.push(file);
    });
  }
  return deleted;
}
