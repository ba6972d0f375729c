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

interface ZipOptions {
  /** The time of every entry; by default that of the export. */
  modifiedAt?: Date;
  /** Throws when nothing may be written to the target; by default, when something is there. */
  check?: () => Promise<void>;
}

/** Writes to `temp` and renames it at the end. */
export async function exportToZip(
  target: string,
  temp: string,
  { modifiedAt = new Date(), check = () => refuseOccupied(target) }: ZipOptions = {},
): Promise<ExportSink> {
  const file = await open(temp, 'wx');
  const writer = new ZipWriter(file);
  return {
    atOnce: 1,
    add(path, pieces, bytes) {
      // Programs recognise a book by its first bytes.
      const compress = path !== 'mimetype' && !packed.has(extname(path));
      return writer.add({ path, pieces, modifiedAt, compress, bytes });
    },
    async finish() {
      await writer.finish();
      await file.sync();
      await file.close();
      await check();
      await rename(temp, target);
      await nodeDisk.syncFolder(dirname(target));
    },
    async abandon() {
      await file.close().catch(() => {});
      await rm(temp, { force: true });
    },
  };
}
