import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app } from 'electron';
import { LibraryRefused, openNamedFolder, ownLibraryFolder } from './library-folder.js';
import {
  dataFolder,
  namedProfile,
  oldProfileToTell,
  ProfileRefused,
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
    app.setPath(
      'userData',
      profile ?? dataFolder(app.getPath('userData'), packed ? programFolder() : null),
    );
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
