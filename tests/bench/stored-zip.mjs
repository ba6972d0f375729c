// Makes a zip whose entries are stored without compression (APPNOTE 4.3), for benchmarks that read one.
import { crc32 } from 'node:zlib';

/**
 * Yields the zip piece by piece, so that a large one need not be in memory.
 *
 * @param entries pairs of name and text
 */
export function* storedZip(entries) {
  const directory = [];
  let count = 0;
  let offset = 0;
  for (const [name, text] of entries) {
    const bytes = Buffer.from(text);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(0x5821, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, path);
    yield Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, bytes]);
    offset += 30 + path.length + bytes.length;
    count += 1;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  yield central;
  yield end;
}
