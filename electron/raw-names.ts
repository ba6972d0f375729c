/**
 * File names that are not UTF-8, as on disks of old Korean and Japanese systems. Main keeps each
 * invalid byte as a lone low surrogate (U+DC80 to U+DCFF, as Python's surrogateescape does), so that a
 * name is a string and can be turned back into its bytes. `core/encoding/raw-names.ts` decodes such
 * names for display.
 */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

const ESCAPED = /[\udc80-\udcff]/;

/** A low surrogate after a high one is the second half of a character, not a byte. */
const loneByte = /(?<![\ud800-\udbff])[\udc80-\udcff]/g;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The string for a file name of the system. */
export function nameOfBytes(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return escapeInvalid(bytes);
  }
}

function escapeInvalid(bytes: Uint8Array): string {
  let name = '';
  for (let at = 0; at < bytes.length; ) {
    const length = validLength(bytes, at);
    if (length === 0) name += String.fromCharCode(0xdc00 + bytes[at]!);
    else name += Buffer.from(bytes.subarray(at, at + length)).toString('utf8');
    at += Math.max(1, length);
  }
  return name;
}

/** The length in bytes of the UTF-8 character at `at`; 0 when there is none. */
function validLength(bytes: Uint8Array, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    const text = Buffer.from(bytes.subarray(at, at + length)).toString('utf8');
    if (!text.includes('\ufffd') || length === 3) {
      return Buffer.from(text, 'utf8').equals(bytes.subarray(at, at + length)) ? length : 0;
    }
  }
  return 0;
}

/** The path to pass to `node:fs`: bytes when a name in it is not UTF-8. */
export function openable(path: string): string | Buffer {
  if (!ESCAPED.test(path) || !path.match(loneByte)) return path;
  const parts: Buffer[] = [];
  let from = 0;
  for (const { index, 0: byte } of path.matchAll(loneByte)) {
    parts.push(Buffer.from(path.slice(from, index)), Buffer.of(byte.charCodeAt(0) - 0xdc00));
    from = index + 1;
  }
  return Buffer.concat([...parts, Buffer.from(path.slice(from))]);
}

/** An entry of a folder. Its name is as `nameOfBytes` returns it. */
export interface RawEntry {
  name: string;
  isDirectory(): boolean;
  isFile(): boolean;
}

/** The entries of a folder; throws as `readdir` does. */
export async function entriesOf(folder: string): Promise<RawEntry[]> {
  const entries = (await readdir(openable(folder), {
    withFileTypes: true,
    encoding: 'buffer',
  })) as unknown as Dirent<Buffer>[];
  return entries.map((entry) => ({
    name: nameOfBytes(entry.name),
    isDirectory: () => entry.isDirectory(),
    isFile: () => entry.isFile(),
  }));
}

/**
 * The paths that an absolute path from a command line may mean. The system passes words as UTF-8 with
 * U+FFFD for invalid bytes, so names are compared after the same replacement. Returns the path itself
 * when it exists or when no name is like it.
 */
export async function pathsLike(absolute: string): Promise<string[]> {
  if (!absolute.includes('\ufffd') || (await exists(absolute))) return [absolute];
  const names = absolute.split(sep);
  let found = [names[0] || sep];
  for (const name of names.slice(1)) {
    const below = await Promise.all(found.map((folder) => namesLike(folder, name)));
    found = below.flat();
  }
  return found.length > 0 ? found : [absolute];
}

async function namesLike(folder: string, name: string): Promise<string[]> {
  if (!name.includes('\ufffd')) return [join(folder, name)];
  const entries = await entriesOf(folder).catch(() => []);
  return entries
    .filter((entry) => Buffer.from(bytesOf(entry.name)).toString('utf8') === name)
    .map((entry) => join(folder, entry.name))
    .sort();
}

function bytesOf(name: string): Uint8Array {
  const raw = openable(name);
  return typeof raw === 'string' ? Buffer.from(raw) : raw;
}

const exists = (path: string) =>
  stat(openable(path)).then(
    () => true,
    () => false,
  );
