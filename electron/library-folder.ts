import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { app } from 'electron';
import { makeFolder } from './make-folder.js';
import { AtomicWriter, tempNameFor } from './vault/atomic-file.js';
import { libraryParts } from './vault/moved-copy.js';

/** Why a folder cannot be used as a library. */
export class LibraryRefused extends Error {}

/** The user's own library: where it has been moved to, or where it was made first. */
export function ownLibraryFolder(): string {
  return rememberedFolder() ?? join(app.getPath('documents'), app.getName());
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

/**
 * The real path of the folder that the user has named for a library; it is made when it is not there.
 * Throws a `LibraryRefused` where no library can be: the path is a file, the folder cannot be read, or
 * nothing can be written there and no library is there to be read.
 */
export function openNamedFolder(folder: string): string {
  try {
    makeFolder(folder);
  } catch (error) {
    // On a read-only disk this fails for a folder that is there, too.
    if (!existsSync(folder))
      throw new LibraryRefused(`cannot create the folder ${folder}: ${reasonOf(error)}`);
  }
  if (!statSync(folder).isDirectory()) throw new LibraryRefused(`${folder} is not a folder`);
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch (error) {
    throw new LibraryRefused(`cannot read ${folder}: ${reasonOf(error)}`);
  }
  const place = realpathSync(folder);
  const isLibrary = libraryParts.some((part) => existsSync(join(place, part)));
  const unwritable = isLibrary ? null : whyUnwritable(place);
  if (unwritable !== null) {
    throw new LibraryRefused(
      `${folder} contains no library, and none can be created there: ${unwritable}`,
    );
  }
  return place;
}

/**
 * Why nothing can be written into a folder; null when something can. Permissions alone do not tell: the
 * superuser has all of them in /proc, too.
 */
export function whyUnwritable(folder: string): string | null {
  const probe = join(folder, tempNameFor('probe'));
  try {
    closeSync(openSync(probe, 'wx'));
    unlinkSync(probe);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
