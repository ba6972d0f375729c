import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The library's folder has everything that was in them; they are kept for whoever looks for a cause. */
const kept = 2;

/** Removes the oldest of the databases that were set aside; their names end with the time. */
export async function dropOldestDamaged(database: string): Promise<void> {
  const folder = dirname(database);
  const prefix = `${basename(database)}.damaged-`;
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix)).sort();
  for (const name of names.slice(0, -kept)) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
