// Unpacks a zip file in plain Node, because not every machine has a tool for it. Encryption, zip64 and
// links are errors.

import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const endOfCentralDirectory = 0x06054b50;
const centralHeader = 0x02014b50;
const localHeader = 0x04034b50;
const zip64Mark = 0xffffffff;

/** @param choose maps an entry's name to its path below `folder`; undefined leaves the entry out */
export async function unzip(file, folder, { choose, onProgress = () => {} }) {
  const handle = await open(file);
  try {
    const chosen = [];
    for (const entry of await readCentralDirectory(handle)) {
      const path = choose(entry.name);
      if (path !== undefined && !entry.name.endsWith('/')) chosen.push({ ...entry, path });
    }
    const total = chosen.reduce((sum, entry) => sum + entry.size, 0);
    let written = 0;
    for (const entry of chosen) {
      await unpack(handle, file, entry, join(folder, entry.path), (bytes) => {
        written += bytes;
        onProgress(written / total);
      });
    }
  } finally {
    await handle.close();
  }
}

export async function readCentralDirectory(handle) {
  const { size } = await handle.stat();
  // The end record has 22 bytes and a comment of up to 65,535.
  const tail = await read(handle, Math.max(0, size - 22 - 65_535), Math.min(size, 22 + 65_535));
  const end = findEnd(tail);
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (count === 0xffff || offset === zip64Mark) throw new Error('zip64 is not supported');

  const directory = await read(handle, offset, length);
  const entries = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    const { entry, next } = readEntry(directory, at);
    entries.push(entry);
    at = next;
  }
  return entries;
}

function findEnd(tail) {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) === endOfCentralDirectory) return at;
  }
  throw new Error('not a zip file');
}

function readEntry(directory, at) {
  if (directory.readUInt32LE(at) !== centralHeader) throw new Error('broken zip directory');
  const nameLength = directory.readUInt16LE(at + 28);
  const next =
    at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  const entry = {
    name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    method: directory.readUInt16LE(at + 10),
    compressedSize: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    // Zip files made on Unix keep the file mode in the upper half.
    mode: directory.readUInt32LE(at + 38) >>> 16,
    offset: directory.readUInt32LE(at + 42),
  };
  return { entry, next };
}

async function unpack(handle, file, entry, target, onBytes) {
  const isLink = (entry.mode & 0o170000) === 0o120000;
  if (isLink || entry.path.split(/[\\/]/).includes('..')) {
    throw new Error(`refused to unpack ${entry.name}`);
  }
  await mkdir(dirname(target), { recursive: true });
  const mode = entry.mode & 0o777 || 0o644;
  if (entry.compressedSize === 0) return writeFile(target, '', { mode });
  // The local header repeats the name and may have other extra fields.
  const header = await read(handle, entry.offset, 30);
  if (header.readUInt32LE(0) !== localHeader) throw new Error('broken zip entry');
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const input = createReadStream(file, { start, end: start + entry.compressedSize - 1 });
  const count = new Transform({
    transform(chunk, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const output = createWriteStream(target, { mode });
  await pipeline([input, ...decompression(entry), count, output]);
}

function decompression(entry) {
  if (entry.method === 0) return [];
  if (entry.method === 8) return [createInflateRaw({ chunkSize: 256 * 1024 })];
  throw new Error(`unknown compression ${entry.method} of ${entry.name}`);
}

async function read(handle, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('the zip file is cut off');
  return buffer;
}
