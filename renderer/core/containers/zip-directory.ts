/** The central directory of a zip (APPNOTE 4.3.12 to 4.3.16), zip64 included. */
import type { ByteSource } from '../bytes/byte-source';
import { ContainerError } from './container';

export interface ZipRecord {
  /** The raw name; zip-names.ts decodes it. */
  name: Uint8Array;
  extra: Uint8Array;
  flags: number;
  method: number;
  crc32: number;
  packedSize: number;
  size: number;
  /** Milliseconds since 1970. A zip states local time without a zone; this machine's zone is assumed. */
  modifiedAt: number | null;
  isLink: boolean;
  /** Offset of the local header in the file. */
  offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const RECORD = 0x02014b50;
const LONGEST_COMMENT = 0xffff;
/** A directory of 300,000 names has about 64 MiB; a larger one is no folder of saved pages. */
const LARGEST_DIRECTORY = 64 * 1024 * 1024;
const MOST_RECORDS = 300_000;

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export async function readZipDirectory(source: ByteSource): Promise<ZipRecord[]> {
  const end = await findEnd(source);
  if (end.size > LARGEST_DIRECTORY || end.count > MOST_RECORDS) {
    throw new ContainerError('too-much-inside');
  }
  const start = end.at - end.size;
  if (start < 0) throw new ContainerError('damaged');
  // In a self-extracting file all offsets are off by the length of the program in front.
  const shift = start - end.offset;
  const bytes = await source.read(start, end.size);
  const records = parseRecords(bytes, Math.max(0, shift));
  if (records.length !== end.count) throw new ContainerError('damaged');
  return records;
}

interface End {
  /** Offset of the end record. */
  at: number;
  count: number;
  size: number;
  offset: number;
}

async function findEnd(source: ByteSource): Promise<End> {
  const length = Math.min(source.size, 22 + LONGEST_COMMENT);
  const tailAt = source.size - length;
  const tail = await source.read(tailAt, length);
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const end = {
      at: tailAt + at,
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    const isSmall = end.count < 0xffff && end.size < 0xffffffff && end.offset < 0xffffffff;
    if (isSmall && end.at - end.size < 0) continue;
    return isSmall ? end : ((await findEnd64(source, end.at)) ?? end);
  }
  throw new ContainerError('damaged');
}

async function findEnd64(source: ByteSource, endAt: number): Promise<End | null> {
  const locator = await source.read(endAt - 20, 20);
  if (locator.length < 20 || viewOf(locator).getUint32(0, true) !== LOCATOR_64) return null;
  const at = Number(viewOf(locator).getBigUint64(8, true));
  const bytes = await source.read(at, 56);
  if (bytes.length < 56 || viewOf(bytes).getUint32(0, true) !== END_64) {
    throw new ContainerError('damaged');
  }
  const view = viewOf(bytes);
  return {
    at,
    count: Number(view.getBigUint64(32, true)),
    size: Number(view.getBigUint64(40, true)),
    offset: Number(view.getBigUint64(48, true)),
  };
}

function parseRecords(bytes: Uint8Array, shift: number): ZipRecord[] {
  const view = viewOf(bytes);
  const records: ZipRecord[] = [];
  for (let at = 0; at + 46 <= bytes.length && view.getUint32(at, true) === RECORD; ) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const extraAt = at + 46 + nameLength;
    const extra = bytes.subarray(extraAt, extraAt + extraLength);
    const sizes = largeSizes(extra, {
      size: view.getUint32(at + 24, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    records.push({
      ...sizes,
      offset: sizes.offset + shift,
      name: bytes.subarray(at + 46, extraAt),
      extra,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      modifiedAt: dosTime(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
      isLink: ((view.getUint32(at + 38, true) >>> 16) & 0xf000) === 0xa000,
    });
    at = extraAt + extraLength + commentLength;
  }
  return records;
}

/** The extra field with this id (APPNOTE 4.5). */
export function extraField(extra: Uint8Array, number: number): Uint8Array | null {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === number) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}

type Sizes = Pick<ZipRecord, 'size' | 'packedSize' | 'offset'>;

/** Sizes that do not fit in 32 bits are in the zip64 field, only those, in this order. */
function largeSizes(extra: Uint8Array, sizes: Sizes): Sizes {
  const field = extraField(extra, 1);
  if (field === null) return sizes;
  const view = viewOf(field);
  let at = 0;
  const next = (value: number) => {
    if (value !== 0xffffffff || at + 8 > field.length) return value;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
  const size = next(sizes.size);
  const packedSize = next(sizes.packedSize);
  return { size, packedSize, offset: next(sizes.offset) };
}

function dosTime(date: number, time: number): number | null {
  const at = new Date(
    1980 + (date >> 9),
    ((date >> 5) & 15) - 1,
    date & 31,
    time >> 11,
    (time >> 5) & 63,
    (time & 31) * 2,
  ).getTime();
  return date === 0 || Number.isNaN(at) ? null : at;
}
