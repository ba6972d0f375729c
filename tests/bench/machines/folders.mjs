// Compares the folders of all machines byte for byte.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const known = new Map();

/** The checksum of every file by its path, without hidden ones: those of systems and sync programs. */
export function filesOf(folder) {
  const files = new Map();
  for (const entry of entriesOf(folder)) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (!entry.isFile() || name.split('/').some((part) => part.startsWith('.'))) continue;
    try {
      files.set(name, checksumOf(path));
    } catch {
      // It has gone meanwhile.
    }
  }
  return files;
}

function entriesOf(folder) {
  for (;;) {
    try {
      return readdirSync(folder, { recursive: true, withFileTypes: true });
    } catch (error) {
      // A folder below it has just gone.
      if (error.code !== 'ENOENT') throw error;
    }
  }
}

function checksumOf(path) {
  const { size, mtimeMs, ino } = lstatSync(path);
  const looks = `${size} ${mtimeMs} ${ino}`;
  const before = known.get(path);
  if (before?.looks === looks) return before.checksum;
  const checksum = createHash('sha256').update(readFileSync(path)).digest('hex');
  known.set(path, { looks, checksum });
  return checksum;
}

/** The paths that are not the same everywhere. */
export function differing(folders) {
  const all = folders.map(filesOf);
  const paths = new Set(all.flatMap((files) => [...files.keys()]));
  return [...paths].filter((path) => new Set(all.map((files) => files.get(path))).size > 1);
}

const isCopy = (path) => path.includes('.sync-conflict-');

/** The conflict copies in all folders. */
export const copiesIn = (folders) =>
  folders.flatMap((folder) => [...filesOf(folder).keys()].filter(isCopy));

/** How long folders must stay equal, because a machine may have something to write still. */
export const stayMs = 8_000;

/** Resolves to the seconds until all folders were equal and stayed so, or null. */
export function untilEqual(folders, longestWaitMs) {
  return until(() => differing(folders).length === 0, longestWaitMs, stayMs);
}

/** The same until there is a library in each folder. */
export function untilOpened(folders, longestWaitMs) {
  const isOpened = () =>
    differing(folders).length === 0 && filesOf(folders[0]).has('manifest.json');
  return until(isOpened, longestWaitMs, 5_000);
}

/** The same until no conflict copy is left, either: Carrel looks for them now and then. */
export function untilSettled(folders, longestWaitMs) {
  const isSettled = () => differing(folders).length + copiesIn(folders).length === 0;
  return until(isSettled, longestWaitMs, 15_000);
}

async function until(isTrue, longestWaitMs, stayMs) {
  const from = Date.now();
  let since = null;
  while (Date.now() - from < longestWaitMs) {
    const lookedAt = Date.now();
    if (!isTrue()) since = null;
    else {
      since ??= Date.now();
      if (Date.now() - since > stayMs) return (since - from) / 1_000;
    }
    // A look at tens of thousands of files must not take the time of what it looks at.
    await pause(Math.max(500, 3 * (Date.now() - lookedAt)));
  }
  return null;
}
