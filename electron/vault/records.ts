// Reads and writes records: manifest.json, settings.json and the other files of the whole library.
import { lstat, readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Unreadable, type VaultRecord, vaultRecords } from '../ipc/vault-files.js';
import { AtomicWriter } from './atomic-file.js';
import { codeOf } from './disk.js';
import { recordPath } from './library-paths.js';
import { namesIn, plainFileBytes, readPlainText } from './plain-file.js';
import { CannotRead, unreadableOf } from './trouble.js';

/** Size limit in bytes; 100,000 feeds take about 20 MB. */
const largestRecord = 64 * 1024 * 1024;

/**
 * Reads a record; null when it does not exist.
 *
 * @param followsLinks true for the user's own library: settings may be links into a repository of dot
 *   files. The manifest describes this folder and is never read through a link.
 */
export async function readRecord(
  root: string,
  name: VaultRecord,
  followsLinks: boolean,
): Promise<string | null | Unreadable> {
  const place = recordPath(name);
  const path = join(root, place);
  try {
    const target = followsLinks ? await followed(path, name) : path;
    return await readPlainText(target, largestRecord);
  } catch (error) {
    return unreadableOf(place, error);
  }
}

/**
 * Writes a record, also through a link to a file with such a record. A link to any other file is
 * refused: a foreign library could link to any of the user's files and have it overwritten.
 */
export async function writeRecord(
  writer: AtomicWriter,
  name: VaultRecord,
  json: string,
): Promise<void> {
  const place = recordPath(name);
  const path = writer.absolute(place);
  const target = await followed(path, name);
  if (target === path) return writer.write(place, Buffer.from(json));
  if (!isRecord(name, await readPlainText(target, largestRecord))) {
    throw new CannotRead('link', `a link to a file that is not Carrel's ${place}: ${path}`);
  }
  await new AtomicWriter(dirname(target), writer.disk).write(basename(target), Buffer.from(json));
}

/** Number of backups of each record; older ones are deleted. */
const mostSetAside = 5;

/**
 * Renames a record's file to a backup such as `feeds.damaged-<time>.json`. Does nothing when there is
 * no regular file of this name; `writeRecord` does not replace anything else.
 */
export async function setRecordAside(writer: AtomicWriter, name: VaultRecord): Promise<void> {
  const place = recordPath(name);
  if ((await plainFileBytes(writer.absolute(place))) < 0) return;
  const taken = (await readdir(writer.root)).filter((each) => recordOfSetAside(each) === name);
  await writer.move(place, freeName(name, new Set(taken)));
  // The times in the names sort as text.
  const oldest = taken.sort().slice(0, Math.max(0, taken.length + 1 - mostSetAside));
  for (const each of oldest) await rm(writer.absolute(each), { force: true });
}

/** The backups that `setRecordAside` has made. */
export async function recordsSetAside(root: string): Promise<Unreadable[]> {
  const names = await namesIn(root, 'files');
  return names.flatMap((place) => {
    const record = recordOfSetAside(place);
    const message = `a backup, made when ${record}.json was rewritten; delete it if you do not need it`;
    return record === null ? [] : [{ place, reason: 'damaged', message }];
  });
}

function recordOfSetAside(fileName: string): VaultRecord | null {
  const [, record] = /^([a-z-]+)\.damaged-[^/]+\.json$/.exec(fileName) ?? [];
  return vaultRecords.find((name) => name === record) ?? null;
}

function freeName(name: VaultRecord, taken: ReadonlySet<string>): string {
  const base = `${name}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  let free = `${base}.json`;
  for (let copy = 2; taken.has(free); copy++) free = `${base}~${copy}.json`;
  return free;
}

/** The target of a link, or `path` itself when it is no link or does not exist. */
async function followed(path: string, name: VaultRecord): Promise<string> {
  if (name === 'manifest') return path;
  try {
    const target = await realpath(path);
    // The library folder itself may be a link.
    if (target === join(await realpath(dirname(path)), basename(path))) return path;
    // Checked before it is opened: opening a device can have side effects.
    if (!(await stat(target)).isFile()) {
      throw new CannotRead('link', `a link to something that is not a plain file: ${path}`);
    }
    return target;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const isDangling = await lstat(path).then(
      (about) => about.isSymbolicLink(),
      () => false,
    );
    if (isDangling) throw new CannotRead('link', `a broken link: ${path}`);
    return path;
  }
}

function isRecord(name: VaultRecord, json: string | null): boolean {
  try {
    const content = JSON.parse(json ?? '');
    return typeof content.schema === 'number' && Array.isArray(content[name]);
  } catch {
    return false;
  }
}
