/** Locates the records of a WARC or ARC, plain or gzipped, reading only their heads. */
import { type ByteSource, piecesOf, sliceOfSource, sourceOfBytes } from '../../bytes/byte-source';
import { LARGEST_INSIDE } from '../../files/limits';
import { ContainerError } from '../container';
import { inflate, inflateHead } from '../inflate';
import { parseArcHead } from './arc-record';
import { LONGEST_HEAD, parseWarcHead, type WarcRecord } from './warc-record';

export interface PlacedRecord extends WarcRecord {
  /** The block of the record, decompressed: an HTTP message, or a resource. Throws a `ContainerError`. */
  open(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Most records that are read: the crawl of a large site. */
const MOST_RECORDS = 1_000_000;

export async function* warcRecords(source: ByteSource): AsyncGenerator<PlacedRecord> {
  const magic = await source.read(0, 2);
  const records =
    magic[0] === 0x1f && magic[1] === 0x8b ? packedRecords(source) : plainRecords(source);
  let count = 0;
  for await (const record of records) {
    if (++count > MOST_RECORDS) throw new ContainerError('too-much-inside');
    yield record;
  }
}

async function* plainRecords(source: ByteSource): AsyncGenerator<PlacedRecord> {
  for (let at = 0; at < source.size; ) {
    const { record, head } = await recordAt(source, at);
    if (record === null) {
      // Two empty lines end each record. Anything else is damage, after which no record can be located.
      const blank = head.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
      if (blank <= 0) return;
      at += blank;
      continue;
    }
    const start = at;
    const length = record.headLength + record.bodyLength;
    yield {
      ...record,
      open: async () => blockIn(await readAll(sliceOfSource(source, start, length))),
    };
    at += length;
  }
}

/** Most heads are short, so 4 KB are read first: an archive has a hundred thousand. */
async function recordAt(source: ByteSource, at: number) {
  const short = await source.read(at, 4096);
  const record = parseHead(short);
  const isWhole = record !== null && (record.type !== 'response' || record.status !== null);
  if (isWhole || short.length < 4096) return { record, head: short };
  const head = await source.read(at, LONGEST_HEAD);
  return { record: parseHead(head), head };
}

async function readAll(source: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  if (source.size > LARGEST_INSIDE) throw new ContainerError('too-large');
  return source.read(0, source.size);
}

/** Compressed bytes of a record that surely contain its heads. */
const PACKED_HEAD = 64 * 1024;

/**
 * Each record is a gzip member. The browser's decompressors do not say where a member ends, so every
 * possible gzip header is tried, and a record ends where the next real one begins.
 */
async function* packedRecords(source: ByteSource): AsyncGenerator<PlacedRecord> {
  let last: { record: WarcRecord; start: number } | null = null;
  let count = 0;
  for await (const start of gzipStarts(source)) {
    const head = await inflateHead(await source.read(start, PACKED_HEAD), 'gzip', LONGEST_HEAD);
    const record = parseHead(head);
    if (record === null) continue;
    if (last) yield placed(last.record, sliceOfSource(source, last.start, start - last.start));
    last = { record, start };
    count += 1;
  }
  if (!last) return;
  const rest = sliceOfSource(source, last.start, source.size - last.start);
  if (count > 1) yield placed(last.record, rest);
  else yield* plainRecords(sourceOfBytes(await inflated(rest)));
}

function placed(record: WarcRecord, packed: ByteSource): PlacedRecord {
  const open = async () => blockIn(await inflated(packed));
  return { ...record, open };
}

const inflated = async (packed: ByteSource) =>
  inflate(await readAll(packed), 'gzip', LARGEST_INSIDE);

function blockIn(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const record = parseHead(bytes);
  const end = record ? record.headLength + record.bodyLength : 0;
  if (!record || bytes.length < end) throw new ContainerError('damaged');
  return bytes.subarray(record.headLength, end);
}

const parseHead = (bytes: Uint8Array) => parseWarcHead(bytes) ?? parseArcHead(bytes);

/** Offsets that look like a gzip header (RFC 1952): two magic bytes, deflate, no reserved flag. */
async function* gzipStarts(source: ByteSource): AsyncGenerator<number> {
  let at = 0;
  let tail = new Uint8Array();
  for await (const piece of piecesOf(source)) {
    const bytes = new Uint8Array(tail.length + piece.length);
    bytes.set(tail);
    bytes.set(piece, tail.length);
    const base = at - tail.length;
    for (let place = bytes.indexOf(0x1f); place !== -1; place = bytes.indexOf(0x1f, place + 1)) {
      if (place + 3 >= bytes.length) break;
      if (bytes[place + 1] === 0x8b && bytes[place + 2] === 8 && bytes[place + 3]! < 0x20) {
        yield base + place;
      }
    }
    at += piece.length;
    // A header may be split across two pieces.
    tail = bytes.slice(-3);
  }
}
