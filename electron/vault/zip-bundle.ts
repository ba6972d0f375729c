// Reads an exported library from an untrusted zip. No path from the zip is ever written to: entries are
// looked up by the names that a library has, and all others are ignored.
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { getFileNameLowLevel, openPromise } from 'yauzl';
import {
  type ArticleFolder,
  type StoredFile,
  type StoredKind,
  type Unreadable,
  vaultRecords,
} from '../ipc/vault-files.js';
import { readArticleBy } from './article-folders.js';
import type { Bundle } from './bundle.js';
import {
  checkStoredKey,
  isArticleFolder,
  isOddArticleFolder,
  parseStoredName,
  recordPath,
} from './library-paths.js';
import { oddName } from './library-places.js';
import { largestText } from './plain-file.js';
import { largestStored } from './stored-files.js';
import { CannotRead, Refused, unreadableOf } from './trouble.js';
import { isLocalHeader, localHeaderBytes, type Place, readAt } from './zip-entries.js';
import { refuseNames } from './zip-names.js';
import { salvagePlaces } from './zip-salvage.js';

/** The entries of a library, by kind. */
interface Contents {
  /** Entries of article.html, article.json and the records, by path. */
  texts: Map<string, Place>;
  articles: Map<string, ArticleFolder>;
  stored: Record<StoredKind, { files: StoredFile[]; places: Map<string, Place> }>;
}

/** Maximum number of entries: twice that of a library of 250,000 articles. */
const mostEntries = 2_000_000;
const stored = 0;
const deflated = 8;
const linkMode = 0o120000;

const inflate = promisify(inflateRaw);

export async function openZipBundle(path: string): Promise<Bundle> {
  const file = await open(path);
  try {
    const { places, unreadable } = await findPlaces(path, file);
    const unwrapped = unwrap(places);
    const contents = groupEntries(unwrapped);
    refuseUnreadable(contents);
    return zipBundle(file, contents, [...unreadable, ...oddFolders(unwrapped)]);
  } catch (error) {
    await file.close();
    throw error;
  }
}

function zipBundle(file: FileHandle, contents: Contents, unreadable: Unreadable[]): Bundle {
  const { texts, articles, stored } = contents;
  const readText = async (path: string) => {
    const place = texts.get(path);
    if (place === undefined) return null;
    return new TextDecoder().decode(await read(file, place, largestText));
  };
  return {
    listArticles: async () => [...articles.values()],
    unreadable: async () => unreadable,
    readArticle: (folder) => readArticleBy(readText, folder),
    listStored: async (kind) => stored[kind].files,
    async readStored(kind, sha256) {
      checkStoredKey(kind, sha256);
      const place = stored[kind].places.get(sha256);
      if (place === undefined) return null;
      return read(file, place, largestStored).catch((error) => unreadableOf(place.path, error));
    },
    readRecord: (name) =>
      readText(recordPath(name)).catch((error) => unreadableOf(recordPath(name), error)),
    close: () => void file.close(),
  };
}

interface Found {
  places: Place[];
  /** The zip itself when its central directory is damaged, and entries whose names leave the zip. */
  unreadable: Unreadable[];
}

/**
 * Finds the entries by the central directory. When that is damaged or missing (a partial download),
 * scans for the local headers instead.
 */
async function findPlaces(path: string, file: FileHandle): Promise<Found> {
  try {
    const { places, refused } = refuseNames(await listedPlaces(path));
    // A refused entry is never read, so its offset does not matter.
    await markOverlaps(file, places);
    return { places, unreadable: refused };
  } catch (error) {
    if (error instanceof Refused || !(error instanceof Error)) throw error;
    const { places, refused } = refuseNames(await salvagePlaces(file, mostEntries));
    if (places.length === 0) throw error;
    const damage: Unreadable = { place: '', reason: 'damaged', message: error.message };
    return { places, unreadable: [damage, ...refused] };
  }
}

async function listedPlaces(path: string): Promise<Place[]> {
  // yauzl closes the file after the last entry or the first error.
  // With `decodeStrings`, it would refuse the whole zip for one name such as `../x`.
  const zip = await openPromise(path, { decodeStrings: false });
  if (zip.entryCount > mostEntries) {
    zip.close();
    throw new Refused('too many entries');
  }
  const places: Place[] = [];
  for await (const entry of zip.eachEntry()) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
    const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
    const mode = entry.externalFileAttributes >>> 16;
    const isLink = (mode & 0o170000) === linkMode;
    const problem = isLink ? 'a link' : entry.isEncrypted() ? 'password-protected' : null;
    places.push({
      path: name,
      offset: entry.relativeOffsetOfLocalHeader,
      packed: entry.compressedSize,
      bytes: entry.uncompressedSize,
      method: entry.compressionMethod,
      crc: entry.crc32,
      ...(problem !== null && { problem: `${problem}: ${name}` }),
    });
  }
  return places;
}

/**
 * Refuses a zip in which two entries share the same data: that is how a small zip bomb claims
 * petabytes. Of two entries that overlap otherwise, one has a wrong offset or size and is marked: the
 * one without a header at its offset, else the one that extends into the other.
 */
async function markOverlaps(file: FileHandle, places: readonly Place[]): Promise<void> {
  const sorted = [...places].sort((a, b) => a.offset - b.offset);
  let last: Place | null = null;
  for (const place of sorted) {
    if (last !== null && place.offset < last.offset + localHeaderBytes + last.packed) {
      if (place.offset === last.offset) throw new Refused('entries that overlap');
      if (!(await hasHeader(file, place))) {
        place.problem ??= `overlaps another entry: ${place.path}`;
        continue;
      }
      last.problem ??= `overlaps another entry: ${last.path}`;
    }
    last = place;
  }
}

/** Strips the single top folder that a file manager adds when it zips a library. */
function unwrap(places: readonly Place[]): readonly Place[] {
  const tops = new Set(places.map(({ path }) => path.slice(0, path.indexOf('/') + 1)));
  const [top = ''] = tops;
  if (tops.size !== 1 || ['', 'articles/', 'originals/', 'assets/'].includes(top)) return places;
  return places.map((place) => ({ ...place, path: place.path.slice(top.length) }));
}

function groupEntries(places: readonly Place[]): Contents {
  const contents: Contents = {
    texts: new Map(),
    articles: new Map(),
    stored: {
      originals: { files: [], places: new Map() },
      assets: { files: [], places: new Map() },
    },
  };
  const seen = new Map<string, Place>();
  for (const place of places) {
    const twin = seen.get(place.path);
    if (twin !== undefined) {
      // It is unknown which of the two entries is right.
      twin.problem ??= `twice: ${place.path}`;
    } else if (takeText(contents, place) || takeStored(contents, place)) {
      seen.set(place.path, place);
    }
  }
  return contents;
}

/** Article folders with invalid names. */
function oddFolders(places: readonly Place[]): Unreadable[] {
  const record = '/article.json';
  const folders = places
    .filter(({ path }) => path.endsWith(record))
    .map(({ path }) => path.slice(0, -record.length));
  return [...new Set(folders)]
    .filter(isOddArticleFolder)
    .map((folder) => unreadableOf(folder, oddName(folder)));
}

/** Throws the first problem when every entry has one. */
function refuseUnreadable({ texts, stored }: Contents): void {
  const places = [
    ...texts.values(),
    ...stored.originals.places.values(),
    ...stored.assets.places.values(),
  ];
  const problem = places.find((place) => place.problem !== undefined)?.problem;
  if (problem !== undefined && places.every((place) => place.problem !== undefined)) {
    throw new Refused(problem);
  }
}

function takeText({ texts, articles }: Contents, place: Place): boolean {
  const [, folder, kind] = /^(articles\/.*)\/article\.(html|json)$/.exec(place.path) ?? [];
  if (folder !== undefined && isArticleFolder(folder)) {
    const article = articles.get(folder) ?? { folder, htmlBytes: -1, jsonBytes: -1 };
    if (kind === 'html') article.htmlBytes = place.bytes;
    else article.jsonBytes = place.bytes;
    articles.set(folder, article);
  } else if (!vaultRecords.some((name) => recordPath(name) === place.path)) {
    return false;
  }
  texts.set(place.path, place);
  return true;
}

function takeStored(contents: Contents, place: Place): boolean {
  const [, kind, shard, name] =
    /^(originals|assets)\/([0-9a-f]{2})\/([^/]+)$/.exec(place.path) ?? [];
  const parsed = parseStoredName(name ?? '');
  if (parsed === null || parsed.sha256.slice(0, 2) !== shard) return false;
  const { files, places } = contents.stored[kind as StoredKind];
  files.push({ ...parsed, bytes: place.bytes });
  places.set(parsed.sha256, place);
  return true;
}

/** Reads an entry. Memory is limited to the declared size, whatever the data unpacks to. */
async function read(
  file: FileHandle,
  place: Place,
  largest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { path, bytes, packed, problem } = place;
  if (problem !== undefined) throw new CannotRead('damaged', problem);
  if (bytes > largest || packed > largest) throw new CannotRead('too-large', `too large: ${path}`);
  const raw = await readRaw(file, place);
  const unpacked = await unpack(raw, place).catch((error: Error) => {
    throw new CannotRead('damaged', `damaged: ${path}: ${error.message}`);
  });
  if (unpacked.length !== bytes || crc32(unpacked) !== place.crc) {
    throw new CannotRead('damaged', `damaged: ${path}`);
  }
  return new Uint8Array(unpacked);
}

async function unpack(raw: Buffer, { method, bytes }: Place): Promise<Buffer> {
  if (method === stored) return raw;
  if (method !== deflated) throw new Error(`unsupported compression method: ${method}`);
  // A limit of 0 would mean no limit.
  return inflate(raw, { maxOutputLength: Math.max(bytes, 1) });
}

/** Reads an entry's raw data. The local header's name and extra field may differ in length. */
async function readRaw(file: FileHandle, place: Place): Promise<Buffer> {
  const header = await readAt(file, place.offset, localHeaderBytes);
  if (!isLocalHeader(header)) throw new CannotRead('damaged', `damaged: ${place.path}`);
  const start = place.offset + localHeaderBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  return readAt(file, start, place.packed);
}

/** True when an entry of this name begins at its offset. */
async function hasHeader(file: FileHandle, { path, offset }: Place): Promise<boolean> {
  const name = Buffer.from(path);
  const header = await readAt(file, offset, localHeaderBytes + name.length);
  return isLocalHeader(header) && header.subarray(localHeaderBytes).equals(name);
}
