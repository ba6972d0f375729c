import { readdir, rename, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import { dropOldestDamaged } from './damaged-databases.js';

const databaseFolder = () => join(app.getPath('userData'), 'IndexedDB');

/** The size of the database on disk, in bytes. */
export async function databaseBytes(): Promise<number> {
  return folderBytes(databaseFolder());
}

/** Free space, in bytes, without which no database can be opened, not even a new one. */
const roomForDatabase = 8 * 1024 * 1024;
let hasSetAside = false;

/**
 * Sets a database aside that cannot be opened, once in a process: if the next one cannot be opened
 * either, the database is not the cause. Keeps the last two.
 */
export async function setDatabaseAside(): Promise<boolean> {
  if (hasSetAside) return false;
  try {
    const { bavail, bsize } = await statfs(app.getPath('userData'));
    if (bavail * bsize < roomForDatabase) return false;
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    await rename(databaseFolder(), `${databaseFolder()}.damaged-${time}`);
    hasSetAside = true;
    // Files that cannot be removed now are removed next time.
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
      // LevelDB may have replaced this file since it was listed.
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
