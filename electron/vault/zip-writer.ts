// Writes the zip format: APPNOTE.TXT 4.3 and 4.5.3 (zip64). The npm library scans all entries for each
// entry, which takes minutes for a large library, and needs data descriptors where this code seeks back
// to fill in the sizes.
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface NewEntry {
  /** `/` between the parts. */
  path: string;
  pieces: Pieces;
  modifiedAt: Date;
  compress: boolean;
  /** Size in bytes, known in advance; decides whether the header needs zip64. */
  bytes: number;
}

interface WrittenEntry {
  name: Buffer;
  method: number;
  time: number;
  date: number;
  crc: number;
  packed: number;
  bytes: number;
  offset: number;
}

const stored = 0;
const deflated = 8;
/** Flag: the name is UTF-8. */
const utf8 = 0x0800;
/** Version 4.5 of the format: zip64. */
const version = 45;
const most32 = 0xffffffff;
const most16 = 0xffff;

/** Streams entries to the file; only names and sizes stay in memory until the end. */
export class ZipWriter {
  readonly #central: Buffer[] = [];
  readonly #file: FileHandle;
  #position: number;

  /** `position` is the offset in the file at which the zip begins. */
  constructor(file: FileHandle, position = 0) {
    this.#file = file;
    this.#position = position;
  }

  async add({ path, pieces, modifiedAt, compress, bytes }: NewEntry): Promise<void> {
    // The margin is for data that deflate makes slightly larger.
    const wide = bytes > most32 - 0x1000000;
    const entry: WrittenEntry = {
      name: Buffer.from(path),
      method: compress ? deflated : stored,
      ...dosTime(modifiedAt),
      crc: 0,
      packed: 0,
      bytes: 0,
      offset: this.#position,
    };
    const header = localHeader(entry, wide);
    this.#position += header.length;
    await this.#write(pieces, entry);
    if (!wide && Math.max(entry.bytes, entry.packed) >= most32) throw new Error(`grew: ${path}`);
    await this.#writeAt(localHeader(entry, wide), entry.offset);
    this.#central.push(centralHeader(entry));
  }

  async finish(): Promise<void> {
    const start = this.#position;
    for (let at = 0; at < this.#central.length; at += 1_000) {
      const records = Buffer.concat(this.#central.slice(at, at + 1_000));
      await this.#writeAt(records, this.#position);
      this.#position += records.length;
    }
    const end = endRecords(this.#central.length, start, this.#position);
    await this.#writeAt(end, this.#position);
  }

  async #write(pieces: Pieces, entry: WrittenEntry): Promise<void> {
    async function* count(): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces) {
        entry.crc = crc32(piece, entry.crc);
        entry.bytes += piece.length;
        yield piece;
      }
    }
    const keep = async (packed: AsyncIterable<Uint8Array>) => {
      for await (const piece of packed) {
        await this.#writeAt(piece, this.#position);
        this.#position += piece.length;
        entry.packed += piece.length;
      }
    };
    if (entry.method === stored) await keep(count());
    else await pipeline(count, createDeflateRaw(), keep);
  }

  async #writeAt(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(
        bytes,
        done,
        bytes.length - done,
        position + done,
      );
      done += bytesWritten;
    }
  }
}

function localHeader(entry: WrittenEntry, wide: boolean): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, entry, wide);
  header.writeUInt16LE(wide ? 20 : 0, 28);
  const extra = wide ? [wideField([entry.bytes, entry.packed])] : [];
  return Buffer.concat([header, entry.name, ...extra]);
}

function centralHeader(entry: WrittenEntry): Buffer {
  const wideSizes = Math.max(entry.bytes, entry.packed) >= most32;
  const wideOffset = entry.offset >= most32;
  const wide = [
    ...(wideSizes ? [entry.bytes, entry.packed] : []),
    ...(wideOffset ? [entry.offset] : []),
  ];
  const extra = wide.length === 0 ? Buffer.alloc(0) : wideField(wide);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  // Host system 3 is Unix: the attributes are a file mode.
  header.writeUInt16LE((3 << 8) | version, 4);
  writeCommon(header, 6, entry, wideSizes);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  header.writeUInt32LE(wideOffset ? most32 : entry.offset, 42);
  return Buffer.concat([header, entry.name, extra]);
}

/** Writes the fields that both headers have, from the required version to the name's length. */
function writeCommon(header: Buffer, at: number, entry: WrittenEntry, wide: boolean): void {
  header.writeUInt16LE(wide ? version : 20, at);
  header.writeUInt16LE(utf8, at + 2);
  header.writeUInt16LE(entry.method, at + 4);
  header.writeUInt16LE(entry.time, at + 6);
  header.writeUInt16LE(entry.date, at + 8);
  header.writeUInt32LE(entry.crc, at + 10);
  header.writeUInt32LE(wide ? most32 : entry.packed, at + 14);
  header.writeUInt32LE(wide ? most32 : entry.bytes, at + 18);
  header.writeUInt16LE(entry.name.length, at + 22);
}

/** The zip64 extra field: numbers that exceed 32 bits. */
function wideField(numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + numbers.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(numbers.length * 8, 2);
  for (const [index, number] of numbers.entries()) {
    field.writeBigUInt64LE(BigInt(number), 4 + index * 8);
  }
  return field;
}

function endRecords(count: number, start: number, end: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(Math.min(count, most16), 8);
  record.writeUInt16LE(Math.min(count, most16), 10);
  record.writeUInt32LE(Math.min(end - start, most32), 12);
  record.writeUInt32LE(Math.min(start, most32), 16);
  if (count < most16 && end < most32) return record;

  const wide = Buffer.alloc(56);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE((3 << 8) | version, 12);
  wide.writeUInt16LE(version, 14);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(end - start), 40);
  wide.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(end), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([wide, locator, record]);
}

/** MS-DOS date and time: local time, in steps of two seconds, from 1980. */
function dosTime(moment: Date): { time: number; date: number } {
  const year = Math.min(Math.max(moment.getFullYear(), 1980), 2107);
  return {
    time: (moment.getHours() << 11) | (moment.getMinutes() << 5) | (moment.getSeconds() >> 1),
    date: ((year - 1980) << 9) | ((moment.getMonth() + 1) << 5) | moment.getDate(),
  };
}
