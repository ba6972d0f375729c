import { constants, type ReadStream } from 'node:fs';
import { type FileHandle, lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './disk.js';
import { CannotRead } from './trouble.js';

// Windows has neither flag. Without the second one, opening a pipe would wait without end.
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens a file that is no link, device or pipe; null when there is none. */
async function openPlainFile(path: string): Promise<{ file: FileHandle; bytes: number } | null> {
  let file: FileHandle;
  try {
    file = await open(path, readFlags);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (codeOf(error) === 'ELOOP') throw new CannotRead('link', `a link: ${path}`);
    // A socket, or a pipe on some systems.
    if (codeOf(error) === 'ENXIO') throw new CannotRead('not-a-file', `not a file: ${path}`);
    throw error;
  }
  try {
    const about = await file.stat();
    if (about.isFile()) return { file, bytes: about.size };
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  throw new CannotRead('not-a-file', `not a file: ${path}`);
}

/** Null when there is no such file; one of more than `largest` bytes is refused. */
export async function readPlainFile(
  path: string,
  largest: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const opened = await openPlainFile(path);
  if (opened === null) return null;
  try {
    if (opened.bytes > largest) {
      throw new CannotRead(
        'too-large',
        `${opened.bytes} bytes, more than the limit of ${largest}: ${path}`,
      );
    }
    return new Uint8Array(await opened.file.readFile());
  } finally {
    await opened.file.close();
  }
}

/** `length` bytes, fewer at the end of the file, and its size; null when there is no such file. */
export async function readPlainPart(
  path: string,
  from: number,
  length: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; size: number } | null> {
  const opened = await openPlainFile(path);
  if (opened === null) return null;
  const { file, bytes: size } = opened;
  try {
    const wanted = Math.max(0, Math.min(length, size - from));
    const { bytesRead, buffer } = await file.read(new Uint8Array(wanted), 0, wanted, from);
    return { bytes: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}

/** Markup and metadata of ours: images are files of their own, so this is far more than any needs. */
export const largestText = 256 * 1024 * 1024;

/** Without a byte order mark, which an editor may have put there. */
export async function readPlainText(
  path: string,
  largest: number = largestText,
): Promise<string | null> {
  const bytes = await readPlainFile(path, largest);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** For what is too large or too many to hold; null when there is none. Whoever asks destroys it. */
export async function streamPlainFile(
  path: string,
): Promise<{ pieces: ReadStream; bytes: number } | null> {
  const opened = await openPlainFile(path);
  return opened === null ? null : { pieces: opened.file.createReadStream(), bytes: opened.bytes };
}

/** Size in bytes, -1 when there is no such file. */
export async function plainFileBytes(path: string): Promise<number> {
  try {
    const about = await lstat(path);
    return about.isFile() ? about.size : -1;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return -1;
    throw error;
  }
}

/** Sorted names; empty when there is no such folder, or a file of its name. Links count as neither file nor folder. */
export async function namesIn(path: string, wanted: 'files' | 'folders'): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => (wanted === 'files' ? entry.isFile() : entry.isDirectory()))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}

/** Of a folder or a file below `root`, relative to it, hidden ones left out as everywhere. */
export async function plainFilesBelow(root: string, path: string): Promise<string[]> {
  if (path.split('/').at(-1)?.startsWith('.')) return [];
  if ((await plainFileBytes(join(root, path))) >= 0) return [path];
  const place = join(root, path);
  const [files, folders] = await Promise.all([namesIn(place, 'files'), namesIn(place, 'folders')]);
  const below = await mapMany(folders, (name) => plainFilesBelow(root, `${path}/${name}`));
  return [
    ...files.filter((name) => !name.startsWith('.')).map((name) => `${path}/${name}`),
    ...below.flat(),
  ];
}

/** Maps with many at once: each waits for the disk alone, and memory stays bounded. */
export async function mapMany<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += 64) {
    results.push(...(await Promise.all(items.slice(start, start + 64).map(work))));
  }
  return results;
}
