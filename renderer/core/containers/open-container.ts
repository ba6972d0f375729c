import { type ByteSource, sourceOfBytes } from '../bytes/byte-source';
import { baseNameOf } from '../files/file-head';
import { LARGEST_INSIDE } from '../files/limits';
import { type Container, ContainerError } from './container';
import { inflate, inflateHead } from './inflate';
import { isMbox, openMbox } from './mbox-container';
import { MOZILLA_LZ4_START, unpackMozillaLz4 } from './mozilla-lz4';
import { isTar, openTar } from './tar-container';
import { isWacz, openWacz } from './wacz-container';
import { ARC_START } from './warc/arc-record';
import { openWarc } from './warc-container';
import { openZip } from './zip-container';

/** The local header of a first file, or the end record of an empty zip. */
const ZIP_STARTS = ['PK\x03\x04', 'PK\x05\x06'];

/** Archives of web pages: WARC, and ARC before it. */
const ARCHIVE_STARTS = ['WARC/', ARC_START];

/** Zips that are one document (EPUB, OpenDocument, Hangul): importers read them. */
const DOCUMENT_TYPES = /^mimetype(?:application\/(?:epub\+zip|vnd\.oasis|hwp\+zip))/;
/** Parts that only zips of one document have: those of Microsoft's and of Apple's programs. */
const DOCUMENT_PARTS = new Set(['[Content_Types].xml', 'Index/Document.iwa', 'Index.zip']);
/** Beside `mimetype`, whose content another program may have packed: EPUB, OpenDocument, Hangul. */
const DESCRIBED_PARTS = new Set([
  'META-INF/container.xml',
  'META-INF/manifest.xml',
  'Contents/content.hpf',
]);

/** Opens a container; null for any other file. Throws a `ContainerError`. */
export async function openContainer(source: ByteSource, name: string): Promise<Container | null> {
  const head = String.fromCharCode(...(await source.read(0, 512)));
  if (ZIP_STARTS.some((start) => head.startsWith(start))) {
    if (DOCUMENT_TYPES.test(head.slice(30))) return null;
    const zip = await openZip(source);
    if (isDocument(zip)) return null;
    return isWacz(zip) ? openWacz(zip) : zip;
  }
  if (ARCHIVE_STARTS.some((start) => head.startsWith(start))) return openWarc(source);
  if (isTar(head)) return openTar(source);
  if (isMbox(head, name)) return openMbox(source);
  if (head.startsWith('\x1f\x8b\x08')) {
    return (await isPackedWarc(source)) ? openWarc(source) : openGzip(source, name);
  }
  if (head.startsWith(MOZILLA_LZ4_START)) return openMozillaLz4(source, name);
  return SELF_EXTRACTING.test(head) ? openSelfExtracting(source) : null;
}

function isDocument({ entries }: Container): boolean {
  const has = (parts: ReadonlySet<string>) => entries.some(({ path }) => parts.has(path));
  return has(DOCUMENT_PARTS) || (has(new Set(['mimetype'])) && has(DESCRIBED_PARTS));
}

/** SingleFile's mark in the root element of an HTML page that is also a zip. */
const SELF_EXTRACTING = /^\s*<(?:!doctype html>\s*<)?html[^>]* data-sfz/i;

/** Null when the zip is missing or damaged: the file is then read as the HTML page that it also is. */
async function openSelfExtracting(source: ByteSource): Promise<Container | null> {
  try {
    const zip = await openZip(source);
    return zip.entries.some(({ path }) => path === 'index.html') ? zip : null;
  } catch {
    return null;
  }
}

async function isPackedWarc(source: ByteSource): Promise<boolean> {
  const head = await inflateHead(await source.read(0, 4096), 'gzip', 5);
  return ARCHIVE_STARTS.some((start) => start.startsWith(String.fromCharCode(...head)));
}

/** A container of one file, named without the `.gz`. */
async function openGzip(source: ByteSource, name: string): Promise<Container> {
  if (source.size > LARGEST_INSIDE) throw new ContainerError('too-large');
  const fileName = name.slice(name.lastIndexOf('/') + 1);
  const path = /\.gz$/i.test(fileName) ? fileName.slice(0, -3) : baseNameOf(fileName);
  const open = async () =>
    sourceOfBytes(await inflate(await source.read(0, source.size), 'gzip', LARGEST_INSIDE));
  return { entries: [{ path, size: 0, modifiedAt: null, refused: null, open }] };
}

/** A container of one file: `bookmarks.jsonlz4` has `bookmarks.json`. */
function openMozillaLz4(source: ByteSource, name: string): Container {
  if (source.size > LARGEST_INSIDE) throw new ContainerError('too-large');
  const path = `${baseNameOf(name)}.json`;
  const open = async () => sourceOfBytes(unpackMozillaLz4(await source.read(0, source.size)));
  return { entries: [{ path, size: 0, modifiedAt: null, refused: null, open }] };
}
