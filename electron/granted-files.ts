import { createHash, randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { FileGrant, GrantedFile, GrantedHash, GrantedRead } from './ipc/granted-files.js';
import { entriesOf, openable, pathsLike, type RawEntry } from './raw-names.js';
import { RecentReads } from './recent-reads.js';
import { systemReason } from './system-errors.js';
import { Refused } from './vault/trouble.js';

/**
 * Who reads by a grant: the page of a window, any page as long as none has received it, or the command with
 * this number. The grant ends with its owner.
 */
export type GrantOwner = 'page' | `page ${number}` | number;

/** The owner of what a window's page has received. */
export const pageOwner = ({ id }: { id: number }): GrantOwner => `page ${id}`;

interface Grant {
  owner: GrantOwner;
  /** Absolute paths. */
  paths: string[];
}

/** Renderers can read the files in these grants, and no others. */
const grants = new Map<string, Grant>();
const recentReads = new RecentReads();

interface FoundFile extends Omit<GrantedFile, 'index'> {
  absolute: string;
}

/**
 * Finds the files that `paths` name, also inside folders, and grants reading them. `missing` lists
 * every file and folder that cannot be read, with its reason, also those inside a readable folder.
 */
export async function grantFiles(
  paths: readonly string[],
  cwd: string,
  owner: GrantOwner = 'page',
  takesFolders = true,
): Promise<FileGrant> {
  const found: FoundFile[] = [];
  const missing: FileGrant['missing'] = [];
  for (const { absolute, path } of await namedPaths(paths, cwd)) {
    try {
      const about = await stat(openable(absolute));
      const name = basename(absolute);
      if (about.isDirectory() && takesFolders) {
        for await (const { path: below, refusal } of walk(absolute, '')) {
          if (refusal !== undefined) {
            missing.push({ path: join(path, below), ...refusal });
            continue;
          }
          const size = await sizeOf(join(absolute, below));
          found.push({
            absolute: join(absolute, below),
            name: `${name}/${below}`,
            path: join(path, below),
            size,
          });
        }
      } else if (about.isFile()) {
        found.push({ absolute, name, path, size: about.size });
      } else {
        missing.push({ path, ...unusable(about) });
      }
    } catch (error) {
      missing.push({ path, ...refusalOf(error) });
    }
  }
  return grantFound(found, missing, owner);
}

interface NamedPath {
  absolute: string;
  /** As the user wrote it. */
  path: string;
}

/** A word may stand for several files whose names are not UTF-8. Each file is taken once. */
async function namedPaths(paths: readonly string[], cwd: string): Promise<NamedPath[]> {
  const alike = new Map<string, string[]>();
  const named: NamedPath[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const found = alike.get(absolute) ?? (await pathsLike(absolute));
    alike.set(absolute, found.length > 1 ? found.slice(1) : found);
    const [first = absolute] = found;
    const asWritten = first === absolute ? path : withLastNames(path, first);
    named.push({ absolute: first, path: asWritten });
  }
  return named;
}

/** The path as it was written, with the file's name as it is on the disk. */
function withLastNames(path: string, absolute: string): string {
  const count = path.split(sep).filter((name) => name !== '' && name !== '.').length;
  let above = absolute;
  for (let at = 0; at < count; at++) above = dirname(above);
  return path.includes('..') ? absolute : relative(above, absolute);
}

/** Grants reading these files. */
export function grantFound(
  found: readonly FoundFile[],
  missing: FileGrant['missing'],
  owner: GrantOwner = 'page',
): FileGrant {
  const grant = randomUUID();
  grants.set(grant, { owner, paths: found.map((file) => file.absolute) });
  const files = found.map<GrantedFile>(({ name, path, size }, index) => ({
    index,
    name,
    path,
    size,
  }));
  return { grant, files, missing };
}

/** Ends a grant; does nothing for a grant of another owner. */
export function releaseGrant(grant: string, mayRelease: (owner: GrantOwner) => boolean): void {
  const known = grants.get(grant);
  if (known !== undefined && mayRelease(known.owner)) end(grant);
}

/** Ends all grants of these owners, which no longer exist. `except` names the grants to keep. */
export function releaseGrantsOf(
  isGone: (owner: GrantOwner) => boolean,
  except: readonly string[] = [],
): void {
  for (const [grant, { owner }] of grants) {
    if (isGone(owner) && !except.includes(grant)) end(grant);
  }
}

function end(grant: string): void {
  grants.delete(grant);
  recentReads.forget(grant);
}

/** A grant that waited for a page has been received by one. */
export function giveGrant(grant: string, owner: GrantOwner): void {
  const known = grants.get(grant);
  if (known !== undefined) known.owner = owner;
}

/** The number of grants in force. */
export function countGrants(): number {
  return grants.size;
}

/** Reads a granted file, unless it is larger than `largest` bytes. `takeRead` gives its bytes once more. */
export async function readGranted(
  grant: string,
  index: number,
  largest: number,
): Promise<GrantedRead> {
  const read = await readOpened(grant, index, async (file, size) =>
    size > largest ? null : new Uint8Array(await file.readFile()),
  );
  if (read.ok && grants.has(grant)) recentReads.keep(grant, index, read.bytes);
  return read;
}

/** The bytes that `readGranted` has read not long ago, once; null when they are not in memory any more. */
export function takeRead(grant: string, index: number): Uint8Array<ArrayBuffer> | null {
  return recentReads.take(grant, index);
}

/** The most bytes of one read. */
const LARGEST_PART = 16 * 1024 * 1024;

/** Reads `length` bytes of a granted file; fewer at its end, and 16 MiB at most. */
export function readGrantedPart(
  grant: string,
  index: number,
  from: number,
  length: number,
): Promise<GrantedRead> {
  return readOpened(grant, index, async (file, size) => {
    const wanted = Math.max(0, Math.min(length, LARGEST_PART, size - from));
    const { bytesRead, buffer } = await file.read(new Uint8Array(wanted), 0, wanted, from);
    return buffer.subarray(0, bytesRead);
  });
}

export async function hashGranted(grant: string, index: number): Promise<GrantedHash> {
  const hash = createHash('sha256');
  try {
    for await (const piece of piecesOfGranted(grant, index)) hash.update(piece);
    return { ok: true, sha256: hash.digest('hex') };
  } catch (error) {
    if (error instanceof CannotReadGranted) return { ok: false, ...error.refusal };
    throw error;
  }
}

class CannotReadGranted extends Refused {
  constructor(readonly refusal: Refusal) {
    super(refusal.why);
  }
}

const PIECE = 1024 * 1024;

/** A granted file in order, piece by piece. Throws a `Refused` when it cannot be read. */
export async function* piecesOfGranted(
  grant: string,
  index: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; ; ) {
    const part = await readGrantedPart(grant, index, from, PIECE);
    if (!part.ok) {
      const reason = part.reason === 'vanished' ? part.reason : 'unreadable';
      throw new CannotReadGranted({ reason, why: part.why });
    }
    if (part.bytes.length === 0) return;
    from += part.bytes.length;
    yield part.bytes;
  }
}

/** @param read resolves to null when the file is too large */
async function readOpened(
  grant: string,
  index: number,
  read: (file: FileHandle, size: number) => Promise<Uint8Array<ArrayBuffer> | null>,
): Promise<GrantedRead> {
  const path = grants.get(grant)?.paths[index];
  if (path === undefined) return { ok: false, reason: 'unreadable', why: 'it was not named' };
  let file: FileHandle | undefined;
  try {
    file = await open(openable(path), 'r');
    const about = await file.stat();
    if (!about.isFile()) return { ok: false, ...unusable(about) };
    const bytes = await read(file, about.size);
    if (bytes === null) return { ok: false, reason: 'too-large', why: 'it is too large' };
    return { ok: true, bytes, modifiedAt: about.mtimeMs };
  } catch (error) {
    return { ok: false, ...refusalOf(error) };
  } finally {
    await file?.close();
  }
}

/** A file below a folder, or a folder that cannot be read, with the reason. The path is relative. */
interface Walked {
  path: string;
  refusal?: Refusal;
}

/**
 * The files below `folder`, sorted, without hidden ones. Links are not followed: they may form a cycle.
 */
async function* walk(folder: string, prefix: string): AsyncGenerator<Walked> {
  let entries: RawEntry[];
  try {
    entries = await entriesOf(join(folder, prefix));
  } catch (error) {
    yield { path: prefix, refusal: refusalOf(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(folder, name);
    else if (entry.isFile()) yield { path: name };
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(openable(path))).size;
  } catch {
    return 0;
  }
}

interface Refusal {
  reason: 'vanished' | 'unreadable';
  why: string;
}

function refusalOf(error: unknown): Refusal {
  const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return { reason: isGone ? 'vanished' : 'unreadable', why: systemReason(error) };
}

/** Reading a pipe or a device might never end. */
const unusable = (about: Stats): Refusal => ({
  reason: 'unreadable',
  why: about.isDirectory() ? 'it is a folder' : 'it is not a file',
});
