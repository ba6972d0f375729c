import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app } from 'electron';
import { makeFolder, whyUnwritable } from './folder-access.js';
import { LibraryRefused, openNamedFolder } from './named-library.js';
import { ownLibraryFolder } from './own-library.js';
import {
  namedProfile,
  oldProfileToTell,
  type PortableFolders,
  ProfileRefused,
  portableFolders,
  profileOfLibrary,
} from './profile.js';
import { systemReason } from './system-errors.js';

/** The folders that this process works with. */
export interface OpenedPlaces {
  /** The library folder. */
  library: string;
  /** The profile of an earlier version in the library folder, if the user is to be told of it now. */
  oldProfile: string | null;
  /** True for the account's own library in its own profile. */
  isOwn: boolean;
  /** True where nothing may be left in the account's data. */
  isPortable: boolean;
}

export type PlacesAnswer = ({ ok: true } & OpenedPlaces) | { ok: false; message: string };

/**
 * Decides where the library and Chromium's profile are, and sets Electron's path before Chromium opens
 * the profile.
 *
 * @param library the folder that `--library` names, absolute; null for the account's own library
 * @param profile the folder that `--profile` names, absolute; null for the profile of the library
 * @param packed false in the repository, where nothing beside the program makes Carrel portable
 */
export function openPlaces(
  { library, profile }: { library: string | null; profile: string | null },
  packed: boolean,
): PlacesAnswer {
  try {
    const named = library === null ? null : openNamedFolder(library);
    const portable = packed ? portableFolders(programFolder()) : null;
    app.setPath('userData', profile ?? (portable ? portableProfile(portable) : accountFolder()));
    const own = ownLibraryFolder(portable?.library ?? null);
    const place = named ?? own;
    if (profile !== null) namedProfile(realPath(profile), realPath(place));
    else if (named !== null && named !== realPath(own)) {
      const data = app.getPath('userData');
      app.setPath('userData', profileOfLibrary(data, named));
      // A new library receives its id after its profile is made: note it in the profile now.
      app.on('quit', () => {
        try {
          profileOfLibrary(data, named);
        } catch {
          // The next start notes it.
        }
      });
    }
    return {
      ok: true,
      library: place,
      oldProfile: oldProfileToTell(app.getPath('userData'), place),
      isOwn: profile === null && realPath(place) === realPath(own),
      isPortable: portable !== null,
    };
  } catch (error) {
    if (error instanceof LibraryRefused || error instanceof ProfileRefused) {
      return { ok: false, message: error.message };
    }
    throw error;
  }
}

/** The account's folder for the data of this program. */
function accountFolder(): string {
  let folder: string;
  try {
    folder = app.getPath('userData');
    makeFolder(folder, 0o700);
  } catch {
    // `getPath` makes the folder, and its error does not name the folder.
    throw new ProfileRefused(`cannot create the folder for application data; ${howElse}`);
  }
  return writableFolder(folder);
}

/** Made beside the program, also on a stick that another account has formatted. */
function portableProfile({ profile }: PortableFolders): string {
  try {
    makeFolder(profile, 0o700);
  } catch (error) {
    const reason = systemReason(error);
    throw new ProfileRefused(`Carrel is portable here, and cannot make ${profile}: ${reason}`);
  }
  return writableFolder(profile);
}

function writableFolder(folder: string): string {
  const unwritable = whyUnwritable(folder);
  if (unwritable === null) return folder;
  throw new ProfileRefused(`cannot write to ${folder}: ${unwritable}; ${howElse}`);
}

const howElse = 'use --profile DIR to choose another folder';

/** The folder in which the user sees the program: single-file packages pass it by a variable. */
function programFolder(): string {
  const { APPIMAGE, PORTABLE_EXECUTABLE_DIR } = process.env;
  if (APPIMAGE) return dirname(APPIMAGE);
  if (PORTABLE_EXECUTABLE_DIR) return PORTABLE_EXECUTABLE_DIR;
  const folder = dirname(process.execPath);
  // Carrel.app/Contents/MacOS
  return process.platform === 'darwin' ? dirname(dirname(dirname(folder))) : folder;
}

/** Works also for a path whose last folders do not exist yet. */
function realPath(path: string): string {
  const parent = dirname(path);
  return existsSync(path) || parent === path
    ? realpathSync(path)
    : join(realPath(parent), basename(path));
}
