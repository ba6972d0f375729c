/** Files that the user named or dropped, and folders that are watched for new ones. */

/** A file that the user named on the command line, opened with Carrel, or dropped on its icon. */
export interface GrantedFile {
  index: number;
  /**
   * The path from the named folder on, with `/` between the parts. Bytes that are not UTF-8 are
   * escaped, see raw-names.ts.
   */
  name: string;
  /** As the user wrote it, plus the folders below it; the command line prints it as `file`. */
  path: string;
  /** Bytes. */
  size: number;
}

/**
 * The right to read these files. A renderer never names a path: main grants what the user named, and a
 * window reads by grant and index.
 */
export interface FileGrant {
  grant: string;
  files: GrantedFile[];
  /** Named files and folders that could not be found or read; `why` is a clause in English. */
  missing: { path: string; reason: 'vanished' | 'unreadable'; why: string }[];
}

/**
 * `gone`: the folder does not exist (any more). `own-library`: it is in the library folder, which is
 * not imported.
 */
export type WatchState = 'watching' | 'paused' | 'gone' | 'unreadable' | 'own-library' | 'too-many';

/** A folder whose files are imported as they are saved there. */
export interface WatchedFolder {
  id: string;
  /** For display. */
  path: string;
  state: WatchState;
  /** The number of files, and of pages with their files, that are not whole yet. */
  waiting: number;
  /** The number of files imported from it; null when that is not known now. */
  taken: number | null;
  /** Milliseconds since 1970; null when nothing was imported since the program started. */
  lastTakenAt: number | null;
}

export type WatchAnswer = { ok: true } | { ok: false; reason: 'own-library' };

export type GrantedRead =
  | { ok: true; bytes: Uint8Array<ArrayBuffer>; modifiedAt: number }
  | { ok: false; reason: 'vanished' | 'unreadable' | 'too-large'; why: string };

export type GrantedHash =
  | { ok: true; sha256: string }
  | { ok: false; reason: 'vanished' | 'unreadable'; why: string };

/** How the process ended that was reading. */
export type ReadEnd = 'timed-out' | 'damaged';
