/**
 * What crosses between the processes: the types of answers and of events. The requests are in
 * requests.ts. It imports nothing but the types of the table of commands.
 */
import type { CommandCall } from './command-table';

/** Which of our windows is speaking. */
export type WindowRole = 'page' | 'importer' | 'cli';

export interface AppInfo {
  version: string;
  versions: { electron: string; chrome: string; node: string };
  platform: string;
  /** BCP 47, the system's preferred languages, best first. */
  languages: string[];
  /** The folder of the library, for show. */
  libraryFolder: string;
  /** False when the folder was named on the command line. */
  canMoveLibrary: boolean;
  /**
   * The profile that an earlier version has left in the library's folder, if the page is to tell of it
   * now; it is told once.
   */
  oldProfile: string | null;
}

/** How far the library is copied into its new folder, and compared, in files. */
export interface MoveProgress {
  done: number;
  total: number;
}

export type MoveAnswer = { ok: true; folder: string; old: string } | VaultTrouble;

/** One file that the user named on the command line, by "Open with", or by a dropped icon. */
export interface GrantedFile {
  index: number;
  /** With the folders below the named one, `/` between them; bytes that are no UTF-8 are escaped, see raw-names.ts. */
  name: string;
  /** As the user wrote it, with the folders below it: what the CLI prints as `file`. */
  path: string;
  /** Bytes. */
  size: number;
}

/**
 * The right to read these files and no others. A renderer never names a path: main hands out
 * grants for what the user named, and the importer reads by grant and index.
 */
export interface FileGrant {
  grant: string;
  files: GrantedFile[];
  /** What was named and could not be found or read. */
  missing: { path: string; reason: 'vanished' | 'unreadable' }[];
}

/**
 * `gone`: it is not there (any more). `own-library`: it lies in the library, whose files are nothing to
 * take in.
 */
export type WatchState = 'watching' | 'paused' | 'gone' | 'unreadable' | 'own-library' | 'too-many';

/** A folder out of which everything is taken in that is saved there. */
export interface WatchedFolder {
  id: string;
  /** For show. */
  path: string;
  state: WatchState;
  /** Files, or pages with theirs, that are not whole yet. */
  waiting: number;
  /** Files that were taken in from it; null when it is not known now. */
  taken: number | null;
  /** Milliseconds since 1970, since the start of the program. */
  lastTakenAt: number | null;
}

export type WatchAnswer = { ok: true } | { ok: false; reason: 'own-library' };

export type GrantedRead =
  | { ok: true; bytes: Uint8Array<ArrayBuffer>; modifiedAt: number }
  | { ok: false; reason: 'vanished' | 'unreadable' | 'too-large' };

export type GrantedHash =
  | { ok: true; sha256: string }
  | { ok: false; reason: 'vanished' | 'unreadable' };

/** Why the library's folder could not be written; `message` is the system's own. */
export type VaultTrouble = {
  ok: false;
  reason: 'full' | 'read-only' | 'gone' | 'failed';
  message: string;
};

export type VaultWrite = { ok: true } | VaultTrouble;

/** Files that are kept by what is in them: what came in, and the images of articles. */
export type StoredKind = 'originals' | 'assets';

export interface StoredFile {
  sha256: string;
  /** With its dot; empty when there is none. */
  extension: string;
  /** Size. */
  bytes: number;
}

/**
 * Why one file or folder cannot be read. `link`: it is one, and is not followed. `not-a-file`: a
 * folder, a pipe or a device has its name. `not-a-folder`: a file has the name of a folder.
 * `odd-name`: an article's folder with a name that not every system can have, or a hidden one.
 * `forbidden`: this account may not read it. `disk-error`: the system reports another error.
 */
export type ReadProblem =
  | 'link'
  | 'not-a-file'
  | 'not-a-folder'
  | 'odd-name'
  | 'too-large'
  | 'forbidden'
  | 'disk-error'
  | 'damaged';

/** One file or folder, of a library or an exported one, that cannot be read. Costs only itself. */
export interface Unreadable {
  /** Below the library's folder, `/` between the parts. */
  place: string;
  reason: ReadProblem;
  /** The system's own, or what exactly is wrong. */
  message: string;
}

export interface UnusedFile extends StoredFile {
  kind: StoredKind;
}

export interface SweepAnswer {
  /** Nothing refers to them. */
  unused: UnusedFile[];
  deleted: UnusedFile[];
  /** Of `ours`: hashes that nothing refers to and whose files are gone. */
  unreferenced: string[];
  /** Files that might refer to something and cannot be read. With any of them nothing is deleted. */
  unreadable: string[];
}

/** An article's folder in the library, with the sizes of its two files, -1 for a missing one. */
export interface ArticleFolder {
  folder: string;
  htmlBytes: number;
  jsonBytes: number;
  /** Names of its files that are there and are no plain files; absent when there are none. */
  unreadable?: Unreadable[];
}

/** An article's two files; null for one that is missing or cannot be read. */
export interface ArticleFiles {
  html: string | null;
  json: string | null;
  /** Absent when all of it could be read. */
  unreadable?: Unreadable[];
}

export interface TrashedArticle {
  /** Names it in the trash. */
  name: string;
  /** Where it stood, and goes back to. */
  folder: string;
  /** Milliseconds since 1970, by the clock of that moment: it may have been wrong. */
  trashedAt: number;
  /** Days that it has been in the trash, as Carrel counts them: see day-count.ts. */
  daysKept: number;
  /** Its article.json with an empty text, null when that cannot be read. */
  json: string | null;
}

/** Files of the library that belong to no single article. */
export const vaultRecords = [
  'manifest',
  'settings',
  'feeds',
  'saved-searches',
  'site-rules',
] as const;
export type VaultRecord = (typeof vaultRecords)[number];

export type ExportAnswer =
  | {
      ok: true;
      files: number;
      bytes: number;
      /** What cannot go out: links, names that not every system can have. */
      leftOut: string[];
    }
  | VaultTrouble;

/** An exported library, folder or zip, that was opened for reading. */
export type OpenedBundle =
  | { ok: true; bundle: string }
  | { ok: false; reason: 'missing' | 'foreign' | 'damaged'; message: string };

/** A command that the hidden window is to carry out. */
export interface CommandTask {
  id: number;
  call: CommandCall;
  /** Colours and progress lines are for people. */
  stderrIsTerminal: boolean;
}

/** How a process ended. */
export type ReadEnd = 'timed-out' | 'damaged';

/** How an error came up in a window. `shown-error`: the window shows a failure instead of its content. */
export type FailureEvent = 'uncaught-error' | 'unhandled-rejection' | 'shown-error';

export interface LibraryDiskUse {
  /** Bytes of the working copy on disk. */
  database: number;
  /** Milliseconds from the start of the process to the first window that could be used. */
  startupMs: number;
}

export type MenuCommand =
  | 'import-files'
  | 'import-folder'
  | 'export-library'
  | 'restore-library'
  | 'find'
  | 'settings'
  | 'keyboard-help'
  | 'toggle-sidebar';

export interface Events {
  /**
   * The import window crashed or was ended because it no longer answered. `setAside`: how many items
   * it was reading that the next window will not read, so that it gets further than this one.
   */
  importerGone: { reason: 'crashed' | 'timed-out'; setAside: number };
  openFiles: FileGrant;
  /** Files in watched folders are whole; answered by `takenIn`. */
  watchedFiles: { ticket: string; grant: FileGrant };
  watchedFoldersChanged: WatchedFolder[];
  menu: MenuCommand;
  ping: null;
  /** The window is about to close; it waits for `readyToClose`, but not for ever. */
  closing: null;
  commandWaiting: null;
  /** The command shall end early, say what was done, and answer by `commandDone`. */
  commandBrokenOff: { task: number };
  libraryMoving: MoveProgress;
}
