import { readdir, rename, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import { dropOldestDamaged } from './damaged-databases.js';

const databaseFolder = () => join(app.getPath('userData'), 'IndexedDB');

/** Bytes that the database takes on disk. */
export async function databaseBytes(): Promise<number> {
  return folderBytes(databaseFolder());
}

/** Without room for it no database can be opened, a new one least of all. */
const roomForDatabase = 8 * 1024 * 1024;
let hasSetAside = false;

/**
 * Moves a database that cannot be opened out of the way, once in a process: a second one that
 * cannot be opened either has another reason. The last two are kept.
 */
export async function setDatabaseAside(): Promise<boolean> {
  if (hasSetAside) return false;
  try {
    const { bavail, bsize } = await statfs(app.getPath('userData'));
    if (bavail * bsize < roomForDatabase) return false;
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    await rename(databaseFolder(), `${databaseFolder()}.damaged-${time}`);
    hasSetAside = true;
    // What cannot be removed now is removed with the next one.
    await dropOldestDamaged(databaseFolder()).catch(() => {});
    return true;
  } catch {
    return false;
  }
}

async function folderBytes(folder: string): Promise<number> {
  let total = 0;
  try {
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      // A file that LevelDB has just replaced counts nothing.
      total += await stat(join(entry.parentPath, entry.name)).then(
        (about) => about.size,
        () => 0,
      );
    }
  } catch {
    return total;
  }
  return total;
}
