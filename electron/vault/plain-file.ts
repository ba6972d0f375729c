import { constants, type ReadStream } from 'node:fs';
import { type FileHandle, lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './disk.js';
import { CannotRead } from './trouble.js';

// Windows has neither flag. Without O_NONBLOCK, opening a pipe would block forever.
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens a regular file, not a link, device or pipe; null when it does not exist. */
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

/** Reads a regular file; null when it does not exist. Throws when it has more than `largest` bytes. */
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

/** Reads `length` bytes, fewer at the end of the file; null when the file does not exist. */
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

/** Size limit of article.html and article.json in bytes; far more than needed without images. */
export const largestText = 256 * 1024 * 1024;

/** Reads UTF-8 text without its byte order mark, which an editor may have added. */
export async function readPlainText(
  path: string,
  largest: number = largestText,
): Promise<string | null> {
  const bytes = await readPlainFile(path, largest);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** Streams a regular file; null when it does not exist. The caller destroys the stream. */
export async function streamPlainFile(
  path: string,
  /** The first and the last byte; all where it is absent. */
  range?: { start: number; end: number },
): Promise<{ pieces: ReadStream; bytes: number } | null> {
  const opened = await openPlainFile(path);
  return opened === null
    ? null
    : { pieces: opened.file.createReadStream(range), bytes: opened.bytes };
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

/** Sorted names in a folder, links excluded; empty when there is no such folder. */
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

/** All regular files at or below `path`, relative to `root`, without hidden ones. */
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

/** Maps with up to 64 concurrent calls: file operations wait for the disk, and memory stays bounded. */
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
