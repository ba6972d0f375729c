import { mkdir, open, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nodeDisk } from './disk.js';
import { type ExportSink, refuseOccupied } from './export-sink.js';
import { mapMany } from './plain-file.js';

/**
 * Writes beside the target and renames at the end: a folder of that name is a whole export.
 *
 * @param marker a file that the folder holds from the beginning
 */
export async function exportToFolder(
  target: string,
  temp: string,
  marker?: { name: string; content: string },
): Promise<ExportSink> {
  await mkdir(temp);
  if (marker) await writeFile(join(temp, marker.name), marker.content, { flush: true });
  const folders = new Set([temp]);
  return {
    // Each waits for its fsync: sixteen take hardly longer than one.
    atOnce: 16,
    async add(path, pieces) {
      const place = join(temp, path);
      await mkdir(dirname(place), { recursive: true });
      for (let at = dirname(place); !folders.has(at); at = dirname(at)) folders.add(at);
      const file = await open(place, 'wx');
      try {
        for await (const piece of pieces) await file.writeFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async finish() {
      await mapMany([...folders], (folder) => nodeDisk.syncFolder(folder));
      await refuseOccupied(target);
      // Removes nothing but an empty folder, which Windows would not let us rename over.
      await rmdir(target).catch(() => {});
      await rename(temp, target);
      await nodeDisk.syncFolder(dirname(target));
    },
    abandon: () => rm(temp, { recursive: true, force: true }),
  };
}
