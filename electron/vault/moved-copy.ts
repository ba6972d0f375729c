// The copy that a move makes of a library. A marker in it says that it is not in use yet: nothing but
// such a copy is ever removed.
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { vaultRecords } from '../ipc/contract.js';
import { isTempName } from './atomic-file.js';
import { codeOf } from './disk.js';

/** What of a library's folder is the library; anything else there is the user's own. */
export const libraryParts = [
  ...['articles', 'originals', 'assets', 'trash'],
  ...vaultRecords.map((name) => `${name}.json`),
];

const markerName = '.carrel-moving.json';

/** Goes into the copy before anything else does. */
export function markerOf(library: string): { name: string; content: string } {
  return { name: markerName, content: JSON.stringify({ from: library }) };
}

/** Is this an unfinished copy of that library? */
export async function isCopyOf(place: string, library: string): Promise<boolean> {
  try {
    const { from } = JSON.parse(await readFile(join(place, markerName), 'utf8'));
    return from === library;
  } catch {
    return false;
  }
}

/** The copy is in use: from now on it is a library like any other. */
export async function unmarkCopy(place: string): Promise<void> {
  await rm(join(place, markerName), { force: true });
}

/** Removes what a move has put there, the marker last, and the folder when it is empty then. */
export async function discardCopy(place: string): Promise<void> {
  for (const part of libraryParts) await rm(join(place, part), { recursive: true, force: true });
  await unmarkCopy(place);
  await rmdir(place).catch((error) => {
    // Somebody has put something of his own there.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(codeOf(error))) throw error;
  });
}

/** Removes what killed moves of this library have left at `target` and beside it. */
export async function discardLeftovers(target: string, library: string): Promise<void> {
  if (await isCopyOf(target, library)) await discardCopy(target);
  const folder = dirname(target);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!isTempName(name) || !name.startsWith(`.${basename(target)}.`)) continue;
    const temp = join(folder, name);
    if (await isCopyOf(temp, library)) await rm(temp, { recursive: true, force: true });
  }
}
