// The copy that a move makes of a library. A marker file identifies a copy that is not in use yet;
// only such a copy is ever removed.
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { vaultRecords } from '../ipc/vault-files.js';
import { isTempName } from './atomic-file.js';
import { codeOf } from './disk.js';

/** The names in a library folder that belong to Carrel; all others are the user's own. */
export const libraryParts = [
  ...['articles', 'originals', 'assets', 'machines', 'trash'],
  ...vaultRecords.map((name) => `${name}.json`),
];

const markerName = '.carrel-moving.json';

/** The marker file, which is written to the copy before anything else. */
export function markerOf(library: string): { name: string; content: string } {
  return { name: markerName, content: JSON.stringify({ from: library }) };
}

/** True when `place` is an unfinished copy of that library. */
export async function isCopyOf(place: string, library: string): Promise<boolean> {
  try {
    const { from } = JSON.parse(await readFile(join(place, markerName), 'utf8'));
    return from === library;
  } catch {
    return false;
  }
}

/** Removes the marker, which makes the copy a library of its own. */
export async function unmarkCopy(place: string): Promise<void> {
  await rm(join(place, markerName), { force: true });
}

/** Removes what a move has copied, then the marker, then the folder if it is empty. */
export async function discardCopy(place: string): Promise<void> {
  for (const part of libraryParts) await rm(join(place, part), { recursive: true, force: true });
  await unmarkCopy(place);
  await rmdir(place).catch((error) => {
    // The folder contains files of the user.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(codeOf(error))) throw error;
  });
}

/** Removes what interrupted moves of this library have left at `target` and beside it. */
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
