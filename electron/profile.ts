// Where Chromium's profile is: the working copy of the library, caches, compiled code.
//
// Chromium trusts its profile: a planted entry of the code cache would run as our own script. So the
// profile is in the user's data and never in the library folder, which may come from a stranger.
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { makeFolder } from './folder-access.js';
import { systemReason } from './system-errors.js';
import { isTempName, tempNameFor } from './vault/atomic-file.js';

/** Why no profile can be opened; the message is for the user. */
export class ProfileRefused extends Error {}

/** The note file in a profile. */
interface ProfileNote {
  kind: 'carrel-profile';
  /** The library folder; null for the profile that `--profile` names. */
  place: string | null;
  /** The library's id; null until its manifest is written. */
  library: string | null;
  /**
   * True when the user was told of the profile that an earlier version has left in the library folder.
   */
  toldOfOldProfile: boolean;
}

const noteName = 'carrel-profile.json';
/** The file that a user puts beside the packed program. Windows hides the ending of the second. */
const portableMarks = ['portable', 'portable.txt'];
/** The folders that a portable Carrel keeps beside the packed program. */
const portableNames = { profile: 'carrel-profile', library: 'carrel-library' };
const largestNote = 1024 * 1024;

/** The folders of a portable Carrel. */
export interface PortableFolders {
  profile: string;
  /** Null when the library stays with the account. */
  library: string | null;
}

/**
 * The folders beside the program that make Carrel portable; null when it is not. A file `portable` keeps
 * profile and library there. A folder for the profile alone, made by the user, keeps the profile only.
 *
 * @param program the folder in which the user sees the program
 */
export function portableFolders(program: string): PortableFolders | null {
  const profile = join(program, portableNames.profile);
  if (portableMarks.some((name) => isFile(join(program, name)))) {
    return { profile, library: join(program, portableNames.library) };
  }
  return isFolder(profile) ? { profile, library: null } : null;
}

/**
 * The profile of the library at `place`; made when there is none. Keyed by the library's path and id:
 * another library at the same path gets another profile. The first profile of a path may be older than
 * the id, which the first manifest brings. Throws a `ProfileRefused` when it cannot be made.
 *
 * @param place the real path of the library folder
 */
export function profileOfLibrary(data: string, place: string): string {
  const library = libraryIdIn(place);
  const first = join(data, 'libraries', keyOf(place));
  const note = readNote(first);
  const isOthers =
    library !== null && note !== null && note.library !== null && note.library !== library;
  const folder = isOthers ? join(data, 'libraries', keyOf(place, library)) : first;
  try {
    makeProfile(folder, { place, library: library ?? note?.library ?? null });
  } catch (error) {
    throw new ProfileRefused(`cannot make the profile ${folder}: ${systemReason(error)}`);
  }
  return folder;
}

/**
 * The profile that `--profile` names; made when there is none. Throws a `ProfileRefused` for a folder
 * with other things in it, and for one inside the library folder or around it: a library may come from
 * a stranger, and a profile must not be taken for a part of it.
 */
export function namedProfile(folder: string, library: string): string {
  if (liesIn(folder, library) || liesIn(library, folder)) {
    throw new ProfileRefused(
      `--profile ${folder} and the library ${library} must not be inside one another`,
    );
  }
  try {
    // Another command may be making the profile. It renames its note last, so the note is read last.
    const others = existsSync(folder)
      ? readdirSync(folder).filter((name) => !isTempName(name))
      : [];
    if (others.length > 0 && readNote(folder) === null) {
      throw new ProfileRefused(`--profile ${folder} is neither empty nor a Carrel profile`);
    }
    makeProfile(folder, { place: null, library: null });
  } catch (error) {
    if (error instanceof ProfileRefused) throw error;
    throw new ProfileRefused(`cannot use --profile ${folder}: ${systemReason(error)}`);
  }
  return folder;
}

/**
 * The profile of an earlier version in the library folder, the first time that this profile sees it;
 * null from then on. It is never read.
 */
export function oldProfileToTell(profile: string, library: string): string | null {
  const old = join(library, '.carrel');
  const note = readNote(profile);
  if (note?.toldOfOldProfile || !isFolder(old)) return null;
  try {
    writeNote(profile, { ...(note ?? newNote), toldOfOldProfile: true });
  } catch {
    // On a full disk the user is told again at the next start.
  }
  return old;
}

const newNote: ProfileNote = {
  kind: 'carrel-profile',
  place: null,
  library: null,
  toldOfOldProfile: false,
};

function makeProfile(folder: string, about: Pick<ProfileNote, 'place' | 'library'>): void {
  makeFolder(folder, 0o700);
  const note = readNote(folder);
  if (note !== null && note.library === about.library) return;
  try {
    writeNote(folder, { ...(note ?? newNote), ...about });
  } catch (error) {
    // On a full disk a profile that is there is used as it is; the next start notes the library's id.
    if (note === null) throw error;
  }
}

function keyOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}

/** The library may come from a stranger, so the manifest is read with checks. */
function libraryIdIn(place: string): string | null {
  const { library } = readFields(join(place, 'manifest.json'));
  return typeof library === 'string' && library !== '' ? library : null;
}

function readNote(profile: string): ProfileNote | null {
  const { kind, place, library, toldOfOldProfile } = readFields(join(profile, noteName));
  if (kind !== 'carrel-profile') return null;
  return {
    kind,
    place: typeof place === 'string' ? place : null,
    library: typeof library === 'string' ? library : null,
    toldOfOldProfile: toldOfOldProfile === true,
  };
}

/** Writes the note whole: another command never reads half of it. */
function writeNote(profile: string, note: ProfileNote): void {
  const temp = join(profile, tempNameFor(noteName));
  try {
    writeFileSync(temp, `${JSON.stringify(note, null, 2)}\n`);
    renameSync(temp, join(profile, noteName));
  } catch (error) {
    rmSync(temp, { force: true });
    throw error;
  }
}

/** The fields of a small JSON file; none when it is not a regular file or not such JSON. */
function readFields(path: string): Record<string, unknown> {
  try {
    const about = lstatSync(path);
    if (!about.isFile() || about.size > largestNote) return {};
    return Object(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function liesIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  // On Windows the relative path between two drives is absolute.
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
