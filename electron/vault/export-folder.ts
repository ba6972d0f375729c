import { mkdir, open, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nodeDisk } from './disk.js';
import { type ExportSink, refuseOccupied } from './export-sink.js';
import { mapMany } from './plain-file.js';

/**
 * Writes to a temporary folder and renames it at the end, so `target` is always a complete export.
 *
 * @param marker a file that is written first
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
    // Each file waits for its fsync; 16 concurrent ones take hardly longer than one.
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
      // Removes an empty folder at the target: Windows cannot rename over it.
      await rmdir(target).catch(() => {});
      await rename(temp, target);
      await nodeDisk.syncFolder(dirname(target));
    },
    abandon: () => rm(temp, { recursive: true, force: true }),
  };
}
