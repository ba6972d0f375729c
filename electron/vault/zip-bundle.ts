// A zip that anybody may have made. Nothing is ever written to a path that it names: entries are
// looked up under the names that a library has, and all others are never read.
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { ArticleFolder, StoredFile, StoredKind } from '../ipc/contract.js';
import type { Bundle } from './bundle.js';
import {
  checkArticleFolder,
  checkStoredKey,
  isArticleFolder,
  parseStoredName,
  recordNames,
  recordPath,
} from './library-paths.js';
import { largestText } from './plain-file.js';
import { largestStored } from './stored-files.js';
import { Refused } from './trouble.js';

/** What is kept of an entry: there may be a million. */
interface Place {
  path: string;
  entry: Pick<Entry, 'relativeOffsetOfLocalHeader' | 'compressedSize'>;
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
const linkMode = 0o120000;

const inflate = promisify(inflateRaw);

export async function openZipBundle(path: string): Promise<Bundle> {
  const zip = await openPromise(path, { autoClose: false });
  try {
    return zipBundle(zip, sortOut(unwrap(await findPlaces(zip))));
  } catch (error) {
    zip.close();
    throw error;
  }
}

function zipBundle(zip: ZipFile, { texts, articles, stored }: Contents): Bundle {
  const readText = async (path: string) => {
    const place = texts.get(path);
    if (place === undefined) return null;
    return new TextDecoder().decode(await read(zip, place, largestText));
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
      return place === undefined ? null : read(zip, place, largestStored);
    },
    readRecord: (name) => readText(recordPath(name)),
    close: () => zip.close(),
  };
}

/** An absolute path or one with `..` ends this with an error: no honest program writes such a zip. */
async function findPlaces(zip: ZipFile): Promise<Place[]> {
  if (zip.entryCount > mostEntries) throw new Refused('too many entries');
  const places: Place[] = [];
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName;
    // Folders' own entries, and what macOS puts beside each file.
    if (path.endsWith('/') || path.startsWith('__MACOSX/')) continue;
    const mode = entry.externalFileAttributes >>> 16;
    if ((mode & 0o170000) === linkMode) throw new Refused(`a link: ${path}`);
    if (entry.isEncrypted()) throw new Refused(`locked with a password: ${path}`);
    places.push({
      path,
      entry: {
        relativeOffsetOfLocalHeader: entry.relativeOffsetOfLocalHeader,
        compressedSize: entry.compressedSize,
      },
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
  const sorted = places
    .map(({ entry }) => entry)
    .sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { relativeOffsetOfLocalHeader: start, compressedSize } of sorted) {
    if (start < end) throw new Refused('entries that overlap');
    end = start + 30 + compressedSize;
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
  } else if (!recordNames.some((name) => recordPath(name) === place.path)) {
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
async function read(zip: ZipFile, place: Place, largest: number): Promise<Uint8Array<ArrayBuffer>> {
  const { entry, path, bytes } = place;
  if (bytes > largest || entry.compressedSize > largest) throw new Refused(`too large: ${path}`);
  const raw = await readRaw(zip, place);
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

async function readRaw(zip: ZipFile, { entry, path }: Place): Promise<Buffer> {
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry as Entry, {
      minimal: true,
    });
    const size = entry.compressedSize;
    const stream = await zip.openReadStreamLowLevelPromise(
      fileDataStart,
      size,
      0,
      size,
      false,
      null,
    );
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  } catch (error) {
    throw new Refused(`damaged: ${path}: ${error instanceof Error ? error.message : error}`);
  }
}
