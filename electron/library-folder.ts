import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Settles where everything lives, before Chromium opens its profile: below `--library DIR` in
 * `DIR/.carrel`, else in Electron's userData. Answers the library's folder.
 */
export function openLibraryFolder(library: string | null): string {
  if (library === null) return app.getPath('userData');
  const workingCopy = join(library, '.carrel');
  mkdirSync(workingCopy, { recursive: true });
  app.setPath('userData', workingCopy);
  return library;
}

/**
 * `extract` touches no library: it gets an empty profile of its own, gone when the process ends, and
 * so runs beside an open Carrel.
 */
export function openPassingProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-extract-'));
  app.setPath('userData', folder);
  app.on('quit', () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Chromium's helpers may still hold a file; the system clears its temporary folder.
    }
  });
  return folder;
}

/** Bytes that the database takes on disk. */
export async function databaseBytes(): Promise<number> {
  return folderBytes(join(app.getPath('userData'), 'IndexedDB'));
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
