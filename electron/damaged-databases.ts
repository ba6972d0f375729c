import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Nothing is lost with older ones: the library folder holds everything. The newest are kept for
 * debugging.
 */
const kept = 2;

/** Removes the oldest of the databases that were set aside; each name ends with the time of that. */
export async function dropOldestDamaged(database: string): Promise<void> {
  const folder = dirname(database);
  const prefix = `${basename(database)}.damaged-`;
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix)).sort();
  for (const name of names.slice(0, -kept)) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
