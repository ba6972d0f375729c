// Exports chosen articles as one file, a book, or a folder or zip of files.
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { ExportShape } from '../ipc/exporting.js';
import { tempNameFor } from './atomic-file.js';
import { nodeDisk } from './disk.js';
import { exportToFolder } from './export-folder.js';
import {
  type Exported,
  type ExportOptions,
  ExportRun,
  type ExtraFile,
  refuseInside,
} from './export-library.js';
import { type ExportSink, refuseOccupied } from './export-sink.js';
import { exportToZip } from './export-zip.js';
import type { KeyedLock } from './keyed-lock.js';
import type { LibraryRoot } from './library-root.js';
import { Refused } from './trouble.js';

export type ArticlesShape = Exclude<ExportShape, 'library'>;

/** In a `file`, the path whose content is appended to the file itself; others go beside it. */
export const mainFile = '';

/**
 * Writes files that are made from articles. Nothing is at `target` before everything is written.
 *
 * @param mayReplace true when the user has agreed that a file at `target` is replaced
 */
export async function exportArticles(
  library: LibraryRoot,
  locks: KeyedLock,
  target: string,
  shape: ArticlesShape,
  mayReplace: boolean,
  files: AsyncIterable<ExtraFile>,
  { copies, signal }: ExportOptions = {},
): Promise<Exported> {
  refuseInside(library.path, target);
  const check = () => (mayReplace ? refuseFolder(target) : refuseOccupied(target));
  if (shape === 'folder') await refuseOccupied(target);
  else await check();
  const temp = join(dirname(target), tempNameFor(basename(target)));
  await copies?.begin(temp);
  try {
    const sink = await sinkOf(shape, target, temp, check);
    const run = new ExportRun(library, locks, sink, () => signal?.throwIfAborted());
    try {
      for await (const file of files) {
        if (file.path === mainFile && shape === 'file') await run.appendExtra(file);
        else await run.addExtra(file);
      }
      signal?.throwIfAborted();
      await sink.finish();
    } catch (error) {
      await sink.abandon().catch(() => {});
      throw error;
    }
    return run.exported;
  } finally {
    await copies?.end(temp);
  }
}

function sinkOf(
  shape: ArticlesShape,
  target: string,
  temp: string,
  check: () => Promise<void>,
): Promise<ExportSink> {
  switch (shape) {
    case 'file':
      return exportToFile(target, temp, check);
    case 'book':
      // The same articles give the same bytes, so no entry has the time of its export.
      return exportToZip(target, temp, { modifiedAt: new Date(1980, 0, 1), check });
    case 'folder':
      return /\.zip$/i.test(target) ? exportToZip(target, temp) : exportToFolder(target, temp);
  }
}

/** The folder of the files that belong to a file: `Nets.md` has `Nets_files`. */
export function companionsOf(target: string): string {
  return `${target.slice(0, target.length - extname(target).length)}_files`;
}

/** One file, and a folder beside it when other files belong to it. */
async function exportToFile(
  target: string,
  temp: string,
  check: () => Promise<void>,
): Promise<ExportSink> {
  await mkdir(temp);
  const inner = await exportToFolder(join(temp, 'files'), join(temp, 'writing'));
  const main = await open(join(temp, 'main'), 'wx');
  const beside = companionsOf(target);
  return {
    atOnce: 1,
    async add(path, pieces, bytes) {
      if (path !== mainFile) return inner.add(path, pieces, bytes);
      for await (const piece of pieces) await main.writeFile(piece);
    },
    async finish() {
      await main.sync();
      await main.close();
      await inner.finish();
      await check();
      if ((await readdir(join(temp, 'files'))).length > 0) {
        await refuseOccupied(beside);
        await rename(join(temp, 'files'), beside);
      }
      await rename(join(temp, 'main'), target);
      await nodeDisk.syncFolder(dirname(target));
      await rm(temp, { recursive: true, force: true });
    },
    async abandon() {
      await main.close().catch(() => {});
      await rm(temp, { recursive: true, force: true });
    },
  };
}

/** A file may be replaced; a folder is never taken for one. */
async function refuseFolder(target: string): Promise<void> {
  const isFolder = await readdir(target).then(
    () => true,
    () => false,
  );
  if (isFolder) throw new Refused(`a folder is there: ${target}`);
}
