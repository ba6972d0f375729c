import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app } from 'electron';
import { makeFolder, whyUnwritable } from './folder-access.js';
import { LibraryRefused, openNamedFolder } from './named-library.js';
import { ownLibraryFolder } from './own-library.js';
import {
  namedProfile,
  oldProfileToTell,
  ProfileRefused,
  portableFolder,
  profileOfLibrary,
} from './profile.js';

/** Where this process works. */
export interface OpenedPlaces {
  /** The library's folder. */
  library: string;
  /** An earlier version's profile in the library's folder, if the user is to be told of it now. */
  oldProfile: string | null;
}

export type PlacesAnswer = ({ ok: true } & OpenedPlaces) | { ok: false; message: string };

/**
 * Settles where the library and Chromium's profile are, and tells Electron, before Chromium opens the
 * profile.
 *
 * @param library what `--library` names, absolute; null for the user's own library
 * @param profile what `--profile` names, absolute; null for the profile that belongs to the library
 * @param packed in the repository no folder beside the program makes Carrel portable
 */
export function openPlaces(
  { library, profile }: { library: string | null; profile: string | null },
  packed: boolean,
): PlacesAnswer {
  try {
    const named = library === null ? null : openNamedFolder(library);
    const portable = packed ? portableFolder(programFolder()) : null;
    app.setPath('userData', profile ?? portable ?? accountFolder());
    const own = ownLibraryFolder();
    const place = named ?? own;
    if (profile !== null) namedProfile(realPath(profile), realPath(place));
    else if (named !== null && named !== realPath(own)) {
      const data = app.getPath('userData');
      app.setPath('userData', profileOfLibrary(data, named));
      // A new library has got its id meanwhile: from now on the profile belongs to it alone.
      app.on('quit', () => profileOfLibrary(data, named));
    }
    return {
      ok: true,
      library: place,
      oldProfile: oldProfileToTell(app.getPath('userData'), place),
    };
  } catch (error) {
    if (error instanceof LibraryRefused || error instanceof ProfileRefused) {
      return { ok: false, message: error.message };
    }
    throw error;
  }
}

/** The account's own folder for the data of this program. */
function accountFolder(): string {
  let folder: string;
  try {
    folder = app.getPath('userData');
    makeFolder(folder, 0o700);
  } catch {
    // Electron makes it at once, and says nothing about which folder it cannot make.
    throw new ProfileRefused(`cannot create the folder for application data; ${howElse}`);
  }
  const unwritable = whyUnwritable(folder);
  if (unwritable === null) return folder;
  throw new ProfileRefused(`cannot write to ${folder}: ${unwritable}; ${howElse}`);
}

const howElse = 'use --profile DIR to choose another folder';

/** Where the user sees the program: single-file packages say where they were started from. */
function programFolder(): string {
  const { APPIMAGE, PORTABLE_EXECUTABLE_DIR } = process.env;
  if (APPIMAGE) return dirname(APPIMAGE);
  if (PORTABLE_EXECUTABLE_DIR) return PORTABLE_EXECUTABLE_DIR;
  const folder = dirname(process.execPath);
  // Carrel.app/Contents/MacOS
  return process.platform === 'darwin' ? dirname(dirname(dirname(folder))) : folder;
}

/** Also of a path whose last folders are still to be made. */
function realPath(path: string): string {
  const parent = dirname(path);
  return existsSync(path) || parent === path
    ? realpathSync(path)
    : join(realPath(parent), basename(path));
}
