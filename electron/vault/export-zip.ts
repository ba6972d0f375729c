import { open, rename, rm } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { nodeDisk } from './disk.js';
import { type ExportSink, refuseOccupied } from './export-sink.js';
import { ZipWriter } from './zip-writer.js';

/** Extensions of compressed formats, which are stored without deflate. */
const packed = new Set([
  '.jpg',
  '.jpeg',
  '.png',
  '.gif',
  '.webp',
  '.avif',
  '.zip',
  '.gz',
  '.woff2',
]);

/** Writes to `temp` and renames it at the end. */
export async function exportToZip(target: string, temp: string): Promise<ExportSink> {
  const file = await open(temp, 'wx');
  const writer = new ZipWriter(file);
  const modifiedAt = new Date();
  return {
    atOnce: 1,
    add(path, pieces, bytes) {
      const compress = !packed.has(extname(path));
      return writer.add({ path, pieces, modifiedAt, compress, bytes });
    },
    async finish() {
      await writer.finish();
      await file.sync();
      await file.close();
      await refuseOccupied(target);
      await rename(temp, target);
      await nodeDisk.syncFolder(dirname(target));
    },
    async abandon() {
      await file.close().catch(() => {});
      await rm(temp, { force: true });
    },
  };
}
