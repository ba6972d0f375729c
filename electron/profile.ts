// Where Chromium keeps its profile: the working copy of the library, its caches, compiled code.
//
// Chromium trusts what lies there: a planted entry of the code cache runs as our own script. So the
// profile lies in the user's own data, never in a library's folder, which may come from a stranger.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { makeFolder } from './folder-access.js';

/** Why no profile can be opened: the user's options ask for something impossible. */
export class ProfileRefused extends Error {}

/** What a profile's own note says of it. */
interface ProfileNote {
  kind: 'carrel-profile';
  /** The library's folder; null for the profile that `--profile` names. */
  place: string | null;
  /** The library's id, once its manifest has told it. */
  library: string | null;
  /** The user was told of the profile that an earlier version has left in the library's folder. */
  toldOfOldProfile: boolean;
}

const noteName = 'carrel-profile.json';
/** Beside the packed program, this folder holds the profiles: a portable Carrel. */
const portableName = 'carrel-profile';
const largestNote = 1024 * 1024;

/** The folder for profiles that the user has made beside the program; null when there is none. */
export function portableFolder(program: string): string | null {
  const portable = join(program, portableName);
  return isFolder(portable) ? portable : null;
}

/**
 * The profile of the library at `place`, made when there is none. It is keyed by the library's place
 * and id: another library that is put in the same place gets a profile of its own. The first profile of
 * a place may be older than the id, which the library's first manifest tells.
 *
 * @param place the real path of the library's folder
 */
export function profileOfLibrary(data: string, place: string): string {
  const library = libraryIdIn(place);
  const first = join(data, 'libraries', keyOf(place));
  const note = readNote(first);
  const isOthers =
    library !== null && note !== null && note.library !== null && note.library !== library;
  const folder = isOthers ? join(data, 'libraries', keyOf(place, library)) : first;
  makeProfile(folder, { place, library: library ?? note?.library ?? null });
  return folder;
}

/**
 * The profile that the user names by `--profile`, made when there is none. A folder with other things
 * in it is refused, and one that shares a path with the library: nothing of a library's folder may be
 * trusted, and a profile must not be taken for a part of it.
 */
export function namedProfile(folder: string, library: string): string {
  if (liesIn(folder, library) || liesIn(library, folder)) {
    throw new ProfileRefused(
      `--profile ${folder} and the library ${library} must not be inside one another`,
    );
  }
  try {
    if (readNote(folder) === null && existsSync(folder) && readdirSync(folder).length > 0) {
      throw new ProfileRefused(`--profile ${folder} is neither empty nor a Carrel profile`);
    }
    makeProfile(folder, { place: null, library: null });
  } catch (error) {
    if (error instanceof ProfileRefused) throw error;
    throw new ProfileRefused(`cannot use --profile ${folder}: ${(error as Error).message}`);
  }
  return folder;
}

/**
 * The profile that an earlier version has left in the library's folder, the first time that this
 * profile meets it; null from then on. It is never read.
 */
export function oldProfileToTell(profile: string, library: string): string | null {
  const old = join(library, '.carrel');
  const note = readNote(profile);
  if (note?.toldOfOldProfile || !isFolder(old)) return null;
  writeNote(profile, { ...(note ?? newNote), toldOfOldProfile: true });
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
  if (note === null || note.library !== about.library) {
    writeNote(folder, { ...(note ?? newNote), ...about });
  }
}

function keyOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}

/** Read with suspicion: the library may come from anybody. */
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

function writeNote(profile: string, note: ProfileNote): void {
  writeFileSync(join(profile, noteName), `${JSON.stringify(note, null, 2)}\n`);
}

/** The fields of a small JSON file; none when it is no plain file or no such JSON. */
function readFields(path: string): Record<string, unknown> {
  try {
    const about = lstatSync(path);
    if (!about.isFile() || about.size > largestNote) return {};
    return Object(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function liesIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  // On Windows the way from one drive to another is the whole path.
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
