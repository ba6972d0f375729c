// manifest.json and the like: what belongs to no single article.
import { lstat, readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Unreadable, type VaultRecord, vaultRecords } from '../ipc/contract.js';
import { AtomicWriter } from './atomic-file.js';
import { codeOf } from './disk.js';
import { recordPath } from './library-paths.js';
import { namesIn, plainFileBytes, readPlainText } from './plain-file.js';
import { CannotRead, unreadableOf } from './trouble.js';

/** 100,000 feeds take some 20 MB. */
const largestRecord = 64 * 1024 * 1024;

/**
 * Null when there is none.
 *
 * @param followsLinks people keep their settings in a repository of dot files and put links in their
 *   place; not that of the manifest, which says what this very folder holds
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
 * Writes through a link that leads to such a record, as its owner would expect. A link to anything
 * else is refused: a library that comes from somebody else could name any file of the user's, and one
 * that is written over is lost.
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

/** Of each record. The oldest goes when there are more. */
const mostSetAside = 5;

/**
 * Renames the file of a record to `feeds.damaged-<time>.json`. Nothing is done when there is none, or
 * something else than a plain file has its name: `writeRecord` never replaces that.
 */
export async function setRecordAside(writer: AtomicWriter, name: VaultRecord): Promise<void> {
  const place = recordPath(name);
  if ((await plainFileBytes(writer.absolute(place))) < 0) return;
  const taken = (await readdir(writer.root)).filter((each) => recordOfSetAside(each) === name);
  await writer.move(place, freeName(name, new Set(taken)));
  // By their names: the times in them sort as text does.
  const oldest = taken.sort().slice(0, Math.max(0, taken.length + 1 - mostSetAside));
  for (const each of oldest) await rm(writer.absolute(each), { force: true });
}

/** What `setRecordAside` has kept and nobody has deleted. */
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

/** Where the file is: `path` itself when that is no link, or there is none. */
async function followed(path: string, name: VaultRecord): Promise<string> {
  if (name === 'manifest') return path;
  try {
    const target = await realpath(path);
    // The folder of the library may itself be reached by a link.
    if (target === join(await realpath(dirname(path)), basename(path))) return path;
    // Looked at before it is opened: to open a device can do something.
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
