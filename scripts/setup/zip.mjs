// Unpacks a zip file by yauzl: the system's tools that could do it are not on every machine.

import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** `choose` maps an entry's name to its path below `folder`, or to undefined to leave it out. */
export async function unzip(file, folder, { choose, onProgress = () => {} }) {
  // This module is loaded before the packages are installed.
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(file, { autoClose: false });
  try {
    const chosen = [];
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName.endsWith('/') ? undefined : choose(entry.fileName);
      if (path !== undefined) chosen.push({ entry, path });
    }
    const total = chosen.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    let written = 0;
    for (const { entry, path } of chosen) {
      await unpack(zip, entry, path, folder, (bytes) => {
        written += bytes;
        onProgress(written / total);
      });
    }
  } finally {
    zip.close();
  }
}

async function unpack(zip, entry, path, folder, onBytes) {
  // A zip file that was made on Unix states the file's mode in the upper half.
  const mode = entry.externalFileAttributes >>> 16;
  const isLink = (mode & 0o170000) === 0o120000;
  // yauzl has checked the name in the zip; `choose` may have made another one.
  if (isLink || path.split(/[\\/]/).includes('..')) {
    throw new Error(`refused to unpack ${entry.fileName}`);
  }
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  const count = new Transform({
    transform(chunk, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const output = createWriteStream(target, { mode: mode & 0o777 || 0o644 });
  await pipeline(await zip.openReadStreamPromise(entry), count, output);
}
