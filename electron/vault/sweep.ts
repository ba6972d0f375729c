// Deletes the leftovers of interrupted writes, and originals and images without references.

import { lstat, readdir, rm } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import type { SweepOrder } from '../ipc/argument-values.js';
import type { StoredKind, SweepAnswer, UnusedFile } from '../ipc/vault-files.js';
import { type AtomicWriter, isTempName } from './atomic-file.js';
import type { DayCount } from './day-count.js';
import { codeOf } from './disk.js';
import type { KeyedLock } from './keyed-lock.js';
import { storedKinds, storedPath } from './library-paths.js';
import { referencesIn } from './references.js';
import { listStored } from './stored-files.js';

/** In days as counted by day-count.ts. */
const foreignDays = 30;

/** Another machine's temporary file that is so old is a leftover: it writes none for so long. */
const leftoverMs = 60 * 60_000;

/**
 * Deletes leftover temporary files and returns their number. A failed deletion is retried next time.
 * Another machine may be writing to the folder: its files are left alone until they are old.
 *
 * @param settled resolves when none is left of those that another thread was writing before
 */
export async function sweepTemps(
  writer: AtomicWriter,
  settled: () => Promise<void>,
): Promise<number> {
  let removed = 0;
  for (const top of ['', 'articles', 'originals', 'assets', 'machines', 'trash']) {
    const temps = await tempsBelow(writer.root, top);
    await settled();
    for (const temp of temps) {
      if (writer.isWriting(temp) || !(await isLeftover(writer, temp))) continue;
      const gone = await rm(writer.absolute(temp), { recursive: true }).then(
        () => true,
        () => false,
      );
      if (gone) removed++;
    }
  }
  return removed;
}

async function isLeftover(writer: AtomicWriter, temp: string): Promise<boolean> {
  if (isTempName(posix.basename(temp), writer.mark)) return true;
  const about = await lstat(writer.absolute(temp)).catch(() => null);
  return about !== null && Date.now() - about.mtimeMs >= leftoverMs;
}

async function tempsBelow(root: string, top: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, top), { withFileTypes: true, recursive: top !== '' });
    return entries
      .filter((entry) => isTempName(entry.name))
      .filter((entry) => entry.isFile() || (top === 'trash' && entry.isDirectory()))
      .map((entry) =>
        relative(root, join(entry.parentPath, entry.name)).split(sep).join(posix.sep),
      );
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}

/** Files that were staged since the sweep began and must stay. Asked right before each deletion. */
export interface Staged {
  has(kind: StoredKind, sha256: string): boolean;
}

/**
 * Deletes originals and images that neither the order nor a file of the library refers to. A file
 * without a row in the database may have arrived from another computer before its article. It is
 * deleted only after it had no references for `foreignDays` counted days.
 *
 * Originals come last: a known one that is left tells the next start that the sweep was interrupted.
 */
export async function sweepStored(
  writer: AtomicWriter,
  locks: KeyedLock,
  { known, referenced, ours, isDryRun }: SweepOrder,
  staged: Staged,
  foreignAges: DayCount | undefined,
): Promise<SweepAnswer> {
  const { hashes, unreadable } = await referencesIn(writer.root, new Set(known));
  const needed = new Set([...referenced, ...hashes]);
  const unused = await unusedFiles(writer.root, needed);
  const answer: SweepAnswer = { unused, deleted: [], unreferenced: [], unreadable };
  if (unreadable.length > 0 || isDryRun) return answer;
  const own = new Set(ours);
  const foreign = unused.filter(({ sha256 }) => !own.has(sha256));
  const days = await foreignAges?.count(foreign.map(({ sha256 }) => sha256));
  const left = new Set<string>();
  for (const file of unused) {
    const { kind, sha256, extension } = file;
    if (!own.has(sha256) && (days?.get(sha256) ?? 0) < foreignDays) continue;
    const path = storedPath(kind, sha256, extension);
    // Locked against staging: a file that is staged now is kept or written again.
    await locks.run(path, async () => {
      if (staged.has(kind, sha256)) return;
      await writer.disk.remove(writer.absolute(path)).then(
        () => answer.deleted.push(file),
        () => left.add(sha256),
      );
    });
  }
  answer.unreferenced = ours.filter(
    (sha256) =>
      !needed.has(sha256) &&
      !left.has(sha256) &&
      !storedKinds.some((kind) => staged.has(kind, sha256)),
  );
  return answer;
}

async function unusedFiles(root: string, needed: ReadonlySet<string>): Promise<UnusedFile[]> {
  const unused: UnusedFile[] = [];
  for (const kind of ['assets', 'originals'] as const) {
    const files = (await listStored(root, kind)).filter(({ sha256 }) => !needed.has(sha256));
    unused.push(...files.map((file) => ({ ...file, kind })));
  }
  return unused;
}
