// Writes and removes the files of a folder's page. Files that Carrel has not written stay as they are, and
// bytes that are right already are not written again.
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageOwner, PagePart } from '../ipc/page-files.js';
import { type AtomicWriter, parentOf } from './atomic-file.js';
import { codeOf } from './disk.js';
import { refuseLinks } from './library-paths.js';
import {
  isDataFile,
  isProgramFile,
  type PageProgram,
  pageFolder,
  partFile,
  partOfFile,
  partPath,
  programNames,
  signBytes,
} from './page-data.js';
import { mapMany, namesIn, plainFileBytes, readPlainFile, readPlainPart } from './plain-file.js';
import { CannotRead, Refused } from './trouble.js';

/** Size limit of a file that is compared, in bytes; larger ones are not Carrel's. */
const largestPart = 64 * 1024 * 1024;

/** Whose index.html is in the folder. */
export async function pageOwner(root: string): Promise<PageOwner> {
  try {
    const beginning = await beginningOf(join(root, 'index.html'));
    if (beginning === null) return 'none';
    return isProgramFile('index.html', beginning) ? 'carrel' : 'other';
  } catch (error) {
    if (error instanceof CannotRead) return 'other';
    throw error;
  }
}

/** The data files in the folder, without those whose names are not in use. */
export async function partsIn(root: string): Promise<string[]> {
  await refuseLinks(root, pageFolder);
  const names = await namesIn(join(root, pageFolder), 'files');
  return names.flatMap((name) => partOfFile(name) ?? []);
}

/** Writes those files of the program that are not as they should be. */
export async function writeProgram(writer: AtomicWriter, program: PageProgram): Promise<number> {
  if ((await pageOwner(writer.root)) === 'other') {
    throw new Refused('an index.html that Carrel has not written is in the folder');
  }
  return writeFiles(
    writer,
    // index.html last: it needs the others.
    programNames.toReversed().map((path) => ({ path, bytes: program[path] })),
  );
}

export async function writeParts(
  writer: AtomicWriter,
  parts: readonly PagePart[],
): Promise<number> {
  const files = parts.map((part) => ({ path: partPath(part.name), bytes: partFile(part) }));
  return writeFiles(writer, files);
}

/** Writes those files that differ as one group; returns their number. */
export async function writeFiles(
  writer: AtomicWriter,
  files: readonly { path: string; bytes: Uint8Array }[],
): Promise<number> {
  const folders = new Set(files.map(({ path }) => parentOf(path)).filter((path) => path !== ''));
  for (const folder of folders) await refuseLinks(writer.root, folder);
  const differing = (
    await mapMany(files, async (file) => ((await isSame(writer, file)) ? [] : [file]))
  ).flat();
  const begun: { complete(): Promise<void> }[] = [];
  for (const { path, bytes } of differing) begun.push(await writer.begin(path, bytes));
  // In order, so that what needs others gets its name after them.
  for (const file of begun) await file.complete();
  const errors = await writer.persistAll(new Set(differing.map(({ path }) => parentOf(path))));
  for (const error of errors.values()) throw error;
  return differing.length;
}

async function isSame(
  { root }: AtomicWriter,
  { path, bytes }: { path: string; bytes: Uint8Array },
): Promise<boolean> {
  const place = join(root, path);
  if ((await plainFileBytes(place)) !== bytes.length) return false;
  const known = await readPlainFile(place, largestPart);
  return known !== null && Buffer.from(bytes).equals(known);
}

/** Deletes the data files that are not among these, also those that a sync program has copied. */
export async function removeOtherParts(root: string, kept: readonly string[]): Promise<number> {
  const names = new Set(kept.map((name) => `${name}.js`));
  await refuseLinks(root, pageFolder);
  const all = await namesIn(join(root, pageFolder), 'files');
  const removed = await mapMany(all, async (name) => {
    if (names.has(name) || name.startsWith('.')) return 0;
    const path = join(root, pageFolder, name);
    const beginning = await beginningOf(path).catch(() => null);
    if (beginning === null || !isDataFile(name, beginning)) return 0;
    await rm(path, { force: true });
    return 1;
  });
  return removed.reduce<number>((sum, count) => sum + count, 0);
}

/** Deletes all files of the page, and its folder when nothing else is in it. */
export async function removePage(root: string): Promise<void> {
  await refuseLinks(root, pageFolder);
  for (const path of programNames) {
    const beginning = await beginningOf(join(root, path)).catch(() => null);
    const isOurs = beginning !== null && isProgramFile(path, beginning);
    if (isOurs) await rm(join(root, path), { force: true });
  }
  await removeOtherParts(root, []);
  await rmdir(join(root, pageFolder)).catch((error) => {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(codeOf(error))) throw error;
  });
}

async function beginningOf(path: string): Promise<string | null> {
  const read = await readPlainPart(path, 0, signBytes);
  return read && new TextDecoder().decode(read.bytes);
}
