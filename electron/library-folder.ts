import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { readdir, rename, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import { app } from 'electron';
import { AtomicWriter } from './vault/atomic-file.js';

/**
 * Settles where everything lives, before Chromium opens its profile. With `--library DIR` the working
 * copy is `DIR/.carrel`; else it is Electron's userData, and the library's folder, which may be a
 * synced one, or where the user has moved it to, holds plain files alone. Answers the library's folder.
 */
export function openLibraryFolder(library: string | null): string {
  if (library === null) return rememberedFolder() ?? join(app.getPath('documents'), app.getName());
  const workingCopy = join(library, '.carrel');
  mkdirSync(workingCopy, { recursive: true });
  app.setPath('userData', workingCopy);
  return library;
}

const folderNote = () => join(app.getPath('userData'), 'library-folder.json');

/** Where the user has moved the library to; null when it is where it was made. */
export function rememberedFolder(): string | null {
  try {
    const { folder } = JSON.parse(readFileSync(folderNote(), 'utf8'));
    return typeof folder === 'string' && isAbsolute(folder) ? folder : null;
  } catch {
    return null;
  }
}

/** From the next start on the library is there. */
export async function rememberFolder(folder: string): Promise<void> {
  const writer = new AtomicWriter(app.getPath('userData'));
  await writer.write(basename(folderNote()), Buffer.from(JSON.stringify({ folder })));
}

const passingPrefix = 'carrel-extract-';

/**
 * `extract` touches no library: it gets an empty profile of its own and so runs beside an open
 * Carrel. Chromium's helpers outlive the process by a moment and write once more, so what is left
 * of earlier ones is swept here.
 */
export function openPassingProfile(): string {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${passingPrefix}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) removeFolder(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), `${passingPrefix}${process.pid}-`));
  app.setPath('userData', folder);
  app.on('quit', () => removeFolder(folder));
  return folder;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another user's, or in use: it stays in the system's temporary folder.
  }
}

const databaseFolder = () => join(app.getPath('userData'), 'IndexedDB');

/** Bytes that the database takes on disk. */
export async function databaseBytes(): Promise<number> {
  return folderBytes(databaseFolder());
}

/** Without room for it no database can be opened, a new one least of all. */
const roomForDatabase = 8 * 1024 * 1024;
let hasSetAside = false;

/**
 * Moves a database that cannot be opened out of the way, once in a process: a second one that
 * cannot be opened either has another reason. Nothing is deleted.
 */
export async function setDatabaseAside(): Promise<boolean> {
  if (hasSetAside) return false;
  try {
    const { bavail, bsize } = await statfs(app.getPath('userData'));
    if (bavail * bsize < roomForDatabase) return false;
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    await rename(databaseFolder(), `${databaseFolder()}.damaged-${time}`);
    hasSetAside = true;
    return true;
  } catch {
    return false;
  }
}

async function folderBytes(folder: string): Promise<number> {
  let total = 0;
  try {
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      // A file that LevelDB has just replaced counts nothing.
      total += await stat(join(entry.parentPath, entry.name)).then(
        (about) => about.size,
        () => 0,
      );
    }
  } catch {
    return total;
  }
  return total;
}
