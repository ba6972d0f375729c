import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  name: string | Uint8Array;
  content?: string | Uint8Array;
  stored?: boolean;
  /** The size in the central directory, when it is not the true one. */
  size?: number;
  crc?: number;
  flags?: number;
  /** The offset of the local header in the central directory. */
  offset?: number;
  mode?: number;
}

/** A zip file; `size`, `offset` and the like make its directory wrong. */
export function makeZip(
  files: readonly ZipFile[],
  prefix = new Uint8Array(),
): Uint8Array<ArrayBuffer> {
  const local: Buffer[] = [Buffer.from(prefix)];
  const directory: Buffer[] = [];
  let at = 0;
  for (const {
    name,
    content = '',
    stored = false,
    size,
    crc,
    flags = 0,
    offset,
    mode = 0,
  } of files) {
    const bytes = Buffer.from(content as string);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const title = Buffer.from(name as string);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(flags, 2);
    about.writeUInt16LE(stored ? 0 : 8, 4);
    about.writeUInt32LE(0x58650000, 6);
    about.writeUInt32LE(crc ?? crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(size ?? bytes.length, 18);
    about.writeUInt16LE(title.length, 22);
    local.push(Buffer.from('PK\x03\x04'), about, title, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset ?? at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03'), about, rest, title);
    at += 30 + title.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...local, ...directory, Buffer.from('PK\x05\x06'), end]));
}
