import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, whyUnwritable } from './folder-access.js';
import { systemReason } from './system-errors.js';
import { libraryParts } from './vault/moved-copy.js';

/** Why a folder cannot be used as a library. */
export class LibraryRefused extends Error {}

/**
 * The real path of the folder named for a library; makes the folder when it does not exist. Throws a
 * `LibraryRefused` when the path is a file, when the folder cannot be read, and when it holds no
 * library and cannot be written to.
 */
export function openNamedFolder(folder: string): string {
  try {
    makeFolder(folder);
  } catch (error) {
    // On a read-only disk this fails also for a folder that exists.
    if (!existsSync(folder))
      throw new LibraryRefused(`cannot create the folder ${folder}: ${systemReason(error)}`);
  }
  if (!statSync(folder).isDirectory()) throw new LibraryRefused(`${folder} is not a folder`);
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch (error) {
    throw new LibraryRefused(`cannot read ${folder}: ${systemReason(error)}`);
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
