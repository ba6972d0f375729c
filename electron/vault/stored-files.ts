// Content-addressed storage of originals and images: `<kind>/ab/abcd….webp`, named by SHA-256.
import { createHash, webcrypto } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFile, StoredKind } from '../ipc/vault-files.js';
import { checkStoredKey, parseStoredName, refuseLinks } from './library-paths.js';
import {
  mapMany,
  namesIn,
  plainFileBytes,
  readPlainFile,
  readPlainPart,
  streamPlainFile,
} from './plain-file.js';
import { Refused, unreadableOf } from './trouble.js';

/** Size limit in bytes: the largest file that can be imported, and small enough for memory. */
export const largestStored = 512 * 1024 * 1024;

export async function readStored(
  root: string,
  kind: StoredKind,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  checkStoredKey(kind, sha256);
  const [path] = await pathsOf(root, kind, sha256);
  return path === undefined ? null : readPlainFile(path, largestStored);
}

/** Most bytes that one call of `readStoredPart` returns. */
const largestPart = 16 * 1024 * 1024;

/** Reads `length` bytes, fewer at the end of the file or above `largestPart`, and the file's size. */
export async function readStoredPart(
  root: string,
  kind: StoredKind,
  sha256: string,
  from: number,
  length: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; size: number } | null> {
  checkStoredKey(kind, sha256);
  const [path] = await pathsOf(root, kind, sha256);
  return path === undefined ? null : readPlainPart(path, from, Math.min(length, largestPart));
}

/** Lists a kind's files. Empty when the folder cannot be read, which `unreadablePlaces` reports. */
export async function listStored(root: string, kind: StoredKind): Promise<StoredFile[]> {
  try {
    await refuseLinks(root, kind);
  } catch (error) {
    unreadableOf(kind, error);
    return [];
  }
  const shards = (await namesIn(join(root, kind), 'folders')).filter(isShard);
  const names = await mapMany(shards, (shard) => namesIn(join(root, kind, shard), 'files'));
  const files = names.flat().flatMap((name) => parseStoredName(name) ?? []);
  return mapMany(files, async (file) => {
    const shard = file.sha256.slice(0, 2);
    const path = join(root, kind, shard, file.sha256 + file.extension);
    return { ...file, bytes: await plainFileBytes(path) };
  });
}

/** Compares a file with its checksum; both files when it is stored with two extensions. */
/** The path and the size in bytes of a stored file; null when it is missing or no plain file. */
export async function findStored(
  root: string,
  kind: StoredKind,
  sha256: string,
): Promise<{ path: string; size: number } | null> {
  checkStoredKey(kind, sha256);
  const [path] = await pathsOf(root, kind, sha256).catch(() => []);
  const stats = path === undefined ? null : await lstat(path).catch(() => null);
  return path !== undefined && stats?.isFile() ? { path, size: stats.size } : null;
}

export async function verifyStored(
  root: string,
  kind: StoredKind,
  sha256: string,
): Promise<'ok' | 'missing' | 'damaged'> {
  checkStoredKey(kind, sha256);
  let paths: string[];
  try {
    paths = await pathsOf(root, kind, sha256);
  } catch (error) {
    // A link or a file is in the folder's place.
    unreadableOf(kind, error);
    return 'damaged';
  }
  if (paths.length === 0) return 'missing';
  for (const path of paths) {
    if ((await hashFile(path)) !== sha256) return 'damaged';
  }
  return 'ok';
}

/** SHA-256 on another thread: hashing 64 MiB on the main thread would block every window. */
export async function hashBytes(bytes: Uint8Array): Promise<string> {
  const hash = await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Buffer.from(hash).toString('hex');
}

/** Passes the pieces on. Throws when they exceed the size limit or do not have this hash. */
export async function* withHash(
  pieces: AsyncIterable<Uint8Array>,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > largestStored) throw new Refused(`too large to be kept: ${sha256}`);
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== sha256) throw new Refused(`not the hash of it: ${sha256}`);
}

/** SHA-256 of a file; null when it is missing or cannot be read to its end. */
export async function hashFile(path: string): Promise<string | null> {
  try {
    const opened = await streamPlainFile(path);
    if (opened === null) return null;
    const hash = createHash('sha256');
    for await (const piece of opened.pieces) hash.update(piece as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

async function pathsOf(root: string, kind: StoredKind, sha256: string): Promise<string[]> {
  const shard = `${kind}/${sha256.slice(0, 2)}`;
  await refuseLinks(root, shard);
  const names = await namesIn(join(root, shard), 'files');
  return names
    .filter((name) => parseStoredName(name)?.sha256 === sha256)
    .map((name) => join(root, shard, name));
}

function isShard(name: string): boolean {
  return /^[0-9a-f]{2}$/.test(name);
}
