// A zip that anybody may have made. Nothing is ever written to a path that it names: entries are
// looked up under the names that a library has, and all others are never read.
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { openPromise } from 'yauzl';
import {
  type ArticleFolder,
  type StoredFile,
  type StoredKind,
  vaultRecords,
} from '../ipc/contract.js';
import type { Bundle } from './bundle.js';
import {
  checkArticleFolder,
  checkStoredKey,
  isArticleFolder,
  parseStoredName,
  recordPath,
} from './library-paths.js';
import { largestText } from './plain-file.js';
import { largestStored } from './stored-files.js';
import { Refused } from './trouble.js';

/** What is kept of an entry: there may be a million. */
interface Place {
  path: string;
  /** Where its local header stands. */
  offset: number;
  packed: number;
  bytes: number;
  method: number;
  crc: number;
}

/** The entries of a library, by what they are. */
interface Contents {
  /** article.html and article.json, and the records. */
  texts: Map<string, Place>;
  articles: Map<string, ArticleFolder>;
  stored: Record<StoredKind, { files: StoredFile[]; places: Map<string, Place> }>;
}

/** Twice the entries of a library of 250,000 articles. */
const mostEntries = 2_000_000;
const stored = 0;
const deflated = 8;
const localHeaderBytes = 30;
const linkMode = 0o120000;

const inflate = promisify(inflateRaw);

export async function openZipBundle(path: string): Promise<Bundle> {
  const file = await open(path);
  try {
    return zipBundle(file, sortOut(unwrap(await findPlaces(path))));
  } catch (error) {
    await file.close();
    throw error;
  }
}

function zipBundle(file: FileHandle, { texts, articles, stored }: Contents): Bundle {
  const readText = async (path: string) => {
    const place = texts.get(path);
    if (place === undefined) return null;
    return new TextDecoder().decode(await read(file, place, largestText));
  };
  return {
    listArticles: async () => [...articles.values()],
    async readArticle(folder) {
      checkArticleFolder(folder);
      return {
        html: await readText(`${folder}/article.html`),
        json: await readText(`${folder}/article.json`),
      };
    },
    listStored: async (kind) => stored[kind].files,
    async readStored(kind, sha256) {
      checkStoredKey(kind, sha256);
      const place = stored[kind].places.get(sha256);
      return place === undefined ? null : read(file, place, largestStored);
    },
    readRecord: (name) => readText(recordPath(name)),
    close: () => void file.close(),
  };
}

/** An absolute path or one with `..` ends this with an error: no honest program writes such a zip. */
async function findPlaces(path: string): Promise<Place[]> {
  // It is closed by the end of its entries, or by the first error.
  const zip = await openPromise(path);
  if (zip.entryCount > mostEntries) {
    zip.close();
    throw new Refused('too many entries');
  }
  const places: Place[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    // Folders' own entries, and what macOS puts beside each file.
    if (name.endsWith('/') || name.startsWith('__MACOSX/')) continue;
    const mode = entry.externalFileAttributes >>> 16;
    if ((mode & 0o170000) === linkMode) throw new Refused(`a link: ${name}`);
    if (entry.isEncrypted()) throw new Refused(`locked with a password: ${name}`);
    places.push({
      path: name,
      offset: entry.relativeOffsetOfLocalHeader,
      packed: entry.compressedSize,
      bytes: entry.uncompressedSize,
      method: entry.compressionMethod,
      crc: entry.crc32,
    });
  }
  refuseOverlaps(places);
  return places;
}

/** One piece of data under thousands of names is how a small file claims to hold petabytes. */
function refuseOverlaps(places: readonly Place[]): void {
  const sorted = [...places].sort((a, b) => a.offset - b.offset);
  let end = 0;
  for (const { offset, packed } of sorted) {
    if (offset < end) throw new Refused('entries that overlap');
    end = offset + localHeaderBytes + packed;
  }
}

/** Zipped again by a file manager, everything lies in one folder. */
function unwrap(places: readonly Place[]): readonly Place[] {
  const tops = new Set(places.map(({ path }) => path.slice(0, path.indexOf('/') + 1)));
  const [top = ''] = tops;
  if (tops.size !== 1 || ['', 'articles/', 'originals/', 'assets/'].includes(top)) return places;
  return places.map((place) => ({ ...place, path: place.path.slice(top.length) }));
}

function sortOut(places: readonly Place[]): Contents {
  const contents: Contents = {
    texts: new Map(),
    articles: new Map(),
    stored: {
      originals: { files: [], places: new Map() },
      assets: { files: [], places: new Map() },
    },
  };
  const seen = new Set<string>();
  for (const place of places) {
    if (!takeText(contents, place) && !takeStored(contents, place)) continue;
    if (seen.has(place.path)) throw new Refused(`twice: ${place.path}`);
    seen.add(place.path);
  }
  return contents;
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

/** Never holds more than was declared, whatever the data unpack to. */
async function read(
  file: FileHandle,
  place: Place,
  largest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { path, bytes, packed } = place;
  if (bytes > largest || packed > largest) throw new Refused(`too large: ${path}`);
  const raw = await readRaw(file, place);
  const unpacked = await unpack(raw, place).catch((error: Error) => {
    throw new Refused(`damaged: ${path}: ${error.message}`);
  });
  if (unpacked.length !== bytes || crc32(unpacked) !== place.crc) {
    throw new Refused(`damaged: ${path}`);
  }
  return new Uint8Array(unpacked);
}

async function unpack(raw: Buffer, { method, bytes }: Place): Promise<Buffer> {
  if (method === stored) return raw;
  if (method !== deflated) throw new Error(`packed in an unknown way: ${method}`);
  // Zero would mean no limit.
  return inflate(raw, { maxOutputLength: Math.max(bytes, 1) });
}

/** The name and further fields before the data may be of other lengths than at the zip's end. */
async function readRaw(file: FileHandle, { path, offset, packed }: Place): Promise<Buffer> {
  const header = await readAt(file, offset, localHeaderBytes);
  const isHeader = header.length === localHeaderBytes && header.readUInt32LE(0) === 0x04034b50;
  if (!isHeader) throw new Refused(`damaged: ${path}`);
  const start = offset + localHeaderBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  return readAt(file, start, packed);
}

/** Fewer bytes where the file ends. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  // Memory for what is there, not for what somebody says is there.
  const left = (await file.stat()).size - position;
  const bytes = Buffer.alloc(Math.max(0, Math.min(length, left)));
  let done = 0;
  while (done < bytes.length) {
    const rest = bytes.length - done;
    const { bytesRead } = await file.read(bytes, done, rest, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
