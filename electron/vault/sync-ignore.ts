// What a sync program must not carry from one machine to another, told to those that read it from the folder.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AtomicWriter } from './atomic-file.js';
import { readPlainText } from './plain-file.js';

/** Syncthing's list of what it leaves out; it is not carried to other machines itself. */
const ignoreList = '.stignore';
const syncthingFolder = '.stfolder';
const [first, last] = ['// Carrel: begin', '// Carrel: end'];

/** Files that are being written, and the lock of earlier versions. Leftovers keep no folder from going. */
const ours = `${first}
(?d).*.????????????.tmp
(?d).carrel.lock
${last}
`;
const ownPart = new RegExp(`^${first}$[^]*?^${last}$\\n?`, 'm');
/** In bytes; a longer list is left alone. */
const longestList = 1024 * 1024;

/** The list with Carrel's part; all other lines stay as they are. */
export function withOurs(list: string): string {
  if (ownPart.test(list)) return list.replace(ownPart, () => ours);
  // The first pattern that fits counts, so what must never travel comes first.
  return ours + list;
}

/**
 * Writes Carrel's part into Syncthing's list where Syncthing keeps this folder. Other programs read no list
 * from the folder that Carrel could write; they leave out temporary files by settings of their own.
 */
export async function writeIgnoreList(writer: AtomicWriter): Promise<void> {
  const about = await lstat(join(writer.root, syncthingFolder)).catch(() => null);
  if (about === null) return;
  const path = join(writer.root, ignoreList);
  const isThere = await lstat(path).then(
    () => true,
    () => false,
  );
  // One that cannot be read, or is a link, is somebody else's.
  const list = isThere ? await readPlainText(path, longestList) : '';
  if (list === null || withOurs(list) === list) return;
  await writer.write(ignoreList, Buffer.from(withOurs(list)));
}
