// Checks names inside a library. They come from a renderer or from a foreign library and are not trusted.
import { join } from 'node:path';
import { type StoredKind, type VaultRecord, vaultRecords } from '../ipc/vault-files.js';
import { isTempName } from './atomic-file.js';
import { codeOf, type Disk, nodeDisk } from './disk.js';
import { CannotRead } from './trouble.js';

export const storedKinds: readonly StoredKind[] = ['originals', 'assets'];

const articleFolder = /^articles\/\d{4}\/\d{2}\/([^/]{1,80})$/;
// Allows a suffix such as `~2`, see trash.ts.
const trashName = /^\d{4}-\d{2}-[^/]{1,84}$/;
const storedName = /^([0-9a-f]{64})(|\.[a-z0-9]{1,8})$/;

// Characters that Windows does not allow in names; a library may be copied to Windows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
const impossible = /[\u0000-\u001f\u007f<>:"|?*\\/]/;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * True for a file name that is valid on every system and contains no path. Names with a leading dot
 * are reserved for Carrel's temporary files.
 */
export function isPlainName(name: string): boolean {
  return (
    name !== '' &&
    !name.startsWith('.') &&
    !/[. ]$/.test(name) &&
    !impossible.test(name) &&
    !reserved.test(name) &&
    name.isWellFormed() &&
    Buffer.byteLength(name) <= 255
  );
}

export function isArticleFolder(folder: string): boolean {
  const name = articleFolder.exec(folder)?.[1];
  return name !== undefined && isPlainName(name);
}

/** True for a folder in an article's place whose name Carrel neither creates nor reads. */
export function isOddArticleFolder(folder: string): boolean {
  const [, name] = /^articles\/\d{4}\/\d{2}\/([^/]+)$/.exec(folder) ?? [];
  return name !== undefined && !isTempName(name) && !isArticleFolder(folder);
}

export function checkArticleFolder(folder: string): void {
  if (!isArticleFolder(folder)) throw new TypeError(`not an article's folder: ${folder}`);
}

export function isTrashName(name: string): boolean {
  return trashName.test(name) && isPlainName(name);
}

/** `originals/ab/abcd….html`. */
export function storedPath(kind: StoredKind, sha256: string, extension: string): string {
  checkStoredKey(kind, sha256);
  const name = sha256 + extension;
  if (!storedName.test(name)) throw new TypeError(`not an extension: ${extension}`);
  return `${kind}/${sha256.slice(0, 2)}/${name}`;
}

export function checkStoredKey(kind: StoredKind, sha256: string): void {
  if (!storedKinds.includes(kind)) throw new TypeError(`not kept: ${kind}`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError(`not a SHA-256: ${sha256}`);
}

export function parseStoredName(name: string): { sha256: string; extension: string } | null {
  const match = storedName.exec(name);
  return match === null ? null : { sha256: match[1] ?? '', extension: match[2] ?? '' };
}

export function recordPath(name: VaultRecord): string {
  if (!vaultRecords.includes(name)) throw new TypeError(`not a record: ${name}`);
  return `${name}.json`;
}

/**
 * Throws `CannotRead` unless each existing part of the path is a folder. A link in it could lead out
 * of the library.
 */
export async function refuseLinks(
  root: string,
  folder: string,
  disk: Pick<Disk, 'lstat'> = nodeDisk,
): Promise<void> {
  const parts = folder.split('/');
  const paths = parts.map((_, index) => join(root, ...parts.slice(0, index + 1)));
  const found = await Promise.allSettled(paths.map((path) => disk.lstat(path)));
  for (const [index, answer] of found.entries()) {
    if (answer.status === 'fulfilled') {
      if (!answer.value.isDirectory()) {
        const isLink = answer.value.isSymbolicLink();
        const reason = isLink ? 'link' : 'not-a-folder';
        const what = isLink ? 'a link' : 'not a folder';
        throw new CannotRead(reason, `${what}: ${paths[index]}`);
      }
    } else if (codeOf(answer.reason) === 'ENOENT') return;
    else throw answer.reason;
  }
}
