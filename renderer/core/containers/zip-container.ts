import { type ByteSource, sliceOfSource, sourceOfBytes } from '../bytes/byte-source';
import { LARGEST_INSIDE } from '../files/limits';
import { type Container, type ContainerEntry, ContainerError } from './container';
import { crc32 } from './crc32';
import { inflate } from './inflate';
import { isSystemFile, safePath } from './safe-path';
import { readZipDirectory, type ZipRecord } from './zip-directory';
import { zipNames } from './zip-names';

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

/**
 * An archive whose entries state more than `HARMLESS_SIZE` bytes is refused when that is over this many
 * times its own size. Text compresses to a tenth, logs to a hundredth; more is a zip bomb.
 */
const MOST_PACKED = 200;
const HARMLESS_SIZE = 512 * 1024 * 1024;

export async function openZip(source: ByteSource): Promise<Container> {
  const records = await readZipDirectory(source);
  refuseBombs(records, source.size);
  const names = await zipNames(records);
  const entries = records.flatMap((record, at) => entryOf(record, names[at] ?? '', source) ?? []);
  return { entries };
}

function refuseBombs(records: readonly ZipRecord[], archiveSize: number): void {
  let packed = 0;
  let size = 0;
  for (const record of records) {
    packed += record.packedSize;
    size += record.size;
  }
  // More packed bytes than the file has: entries overlap (David Fifield's zip bomb).
  const overlaps = packed > archiveSize;
  if (overlaps || (size > HARMLESS_SIZE && size > archiveSize * MOST_PACKED)) {
    throw new ContainerError('too-much-inside');
  }
}

function entryOf(record: ZipRecord, name: string, source: ByteSource): ContainerEntry | null {
  if (/[\\/]$/.test(name)) return null;
  const path = safePath(name);
  if (path !== null && isSystemFile(path)) return null;
  return {
    path: path ?? name,
    size: record.size,
    modifiedAt: record.modifiedAt,
    refused: refusal(record, path),
    open: () => openEntry(record, source),
  };
}

function refusal(record: ZipRecord, path: string | null): ContainerEntry['refused'] {
  if (path === null || record.isLink) return 'unsafe-name';
  if (record.flags & ENCRYPTED_FLAG) return 'encrypted';
  return record.method === STORED || record.method === DEFLATED ? null : 'unknown-format';
}

async function openEntry(record: ZipRecord, source: ByteSource): Promise<ByteSource> {
  const header = await source.read(record.offset, 30);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) {
    throw new ContainerError('damaged');
  }
  const start = record.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + record.packedSize > source.size) throw new ContainerError('damaged');
  // A large archive stored without compression is read in place.
  if (record.method === STORED && record.size > LARGEST_INSIDE) {
    return sliceOfSource(source, start, record.packedSize);
  }
  if (record.size > LARGEST_INSIDE) throw new ContainerError('too-large');
  const packed = await source.read(start, record.packedSize);
  const bytes =
    record.method === STORED ? packed : await inflate(packed, 'deflate-raw', record.size);
  if (bytes.length !== record.size || crc32(bytes) !== record.crc32) {
    throw new ContainerError('damaged');
  }
  return sourceOfBytes(bytes);
}
