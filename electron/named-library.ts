import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, reasonOf, whyUnwritable } from './folder-access.js';
import { libraryParts } from './vault/moved-copy.js';

/** Why a folder cannot be used as a library. */
export class LibraryRefused extends Error {}

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
