/**
 * Every call between the processes, once: main's handlers, the preload and the renderer's client are
 * all derived from this table by types. It imports nothing but the types of the table of commands.
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

/** What the database knows about originals and images when those that nothing needs are to go. */
export interface SweepOrder {
  /** Articles' folders whose files say what the database says. */
  known: string[];
  /** Hashes that the database refers to. */
  referenced: string[];
  /** Hashes that the database has a row of. */
  ours: string[];
  /** Only looks. */
  isDryRun: boolean;
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

export interface Requests {
  appInfo(): AppInfo;
  diskUse(): LibraryDiskUse;
  /**
   * Moves a database that cannot be opened out of the way, once; false when that is impossible or
   * would not help.
   */
  setDatabaseAside(): boolean;
  /** Ends the process of a window that Chromium's database no longer answers; another one is opened. */
  renewWindow(): void;
  /** Opens an http(s) address in the system's browser; false when it is of another kind. */
  openExternal(url: string): boolean;
  /** Resolves when the hidden import window listens; false when none can be started. */
  startImporter(): boolean;
  /** The importer's answer to `ping`: it is not stuck. */
  pong(): void;
  /**
   * Asked before something is read that may end the window: null when it may be, else how the process
   * ended that read it before. `item` is 0 for a file and counts its entries from 1 on.
   */
  beginRead(key: string, item: number): ReadEnd | null;
  /** It was read to its end. */
  endRead(key: string): void;
  /** What has ended a process may be read once more. */
  forgetRead(key: string): void;
  /** The import that a grant was for has ended. */
  releaseGrant(grant: string): void;
  /** A file of more than `largest` bytes is not read. */
  readGranted(grant: string, index: number, largest: number): GrantedRead;
  /** `length` bytes, at most 16 MiB, fewer at the end of the file. */
  readGrantedPart(grant: string, index: number, from: number, length: number): GrantedRead;
  /** The SHA-256 of a granted file, which need not cross for it. */
  hashGranted(grant: string, index: number): GrantedHash;
  /** Keeps bytes under their hash; does nothing when they are there. */
  stage(
    kind: StoredKind,
    sha256: string,
    extension: string,
    bytes: Uint8Array<ArrayBuffer>,
  ): VaultWrite;
  /**
   * As `stage`, for a file that is not in memory: its parts follow in order, and `finishStaging` or
   * `abandonStaging` ends it. The answer names it.
   */
  beginStaging(kind: StoredKind, sha256: string, extension: string): string;
  /** As `stage`, for a granted file. One that does not have this hash leaves nothing behind. */
  stageGranted(
    kind: StoredKind,
    sha256: string,
    extension: string,
    grant: string,
    index: number,
  ): VaultWrite;
  /** Resolves when the part is taken; false when the rest is not needed. At most 16 MiB. */
  stagePart(staging: string, bytes: Uint8Array<ArrayBuffer>): boolean;
  /** Resolves when the file is kept. Parts that do not have its hash leave nothing behind. */
  finishStaging(staging: string): VaultWrite;
  abandonStaging(staging: string): void;
  readStored(kind: StoredKind, sha256: string): Uint8Array<ArrayBuffer> | null;
  /** `length` bytes of a kept file, at most 16 MiB, fewer at its end, and its size; null as above. */
  readStoredPart(
    kind: StoredKind,
    sha256: string,
    from: number,
    length: number,
  ): { bytes: Uint8Array<ArrayBuffer>; size: number } | null;
  verifyStored(kind: StoredKind, sha256: string): 'ok' | 'missing' | 'damaged';
  listStored(kind: StoredKind): StoredFile[];
  /** From now on what is staged is noted, and stays. Called while nothing staged waits for its row. */
  beginSweep(): void;
  /** Deletes originals and images that nothing refers to. */
  sweepStored(order: SweepOrder): SweepAnswer;
  /** `html` null leaves article.html as it is; article.json is written last. */
  writeArticle(folder: string, html: string | null, json: string): VaultWrite;
  /** Whatever is wrong with the article is in the answer; rejects only when the library is gone. */
  readArticle(folder: string): ArticleFiles;
  listArticles(): ArticleFolder[];
  /**
   * Links and files where the library has its folders (what lies behind them is not listed), and
   * records' files that were set aside.
   */
  unreadablePlaces(): Unreadable[];
  /** Articles' folders in whose names one of these stands: `-` and ten letters or digits. */
  foldersNamed(parts: string[]): string[];
  trashArticle(folder: string): VaultWrite;
  restoreArticle(name: string): VaultWrite;
  listTrash(): TrashedArticle[];
  /** Deletes one for good. */
  deleteTrashed(name: string): VaultWrite;
  /** Deletes for good what has been in the trash for `days`, null for all; answers how many. */
  emptyTrash(days: number | null): number;
  /** Null when there is none. */
  readRecord(name: VaultRecord): string | null | Unreadable;
  writeRecord(name: VaultRecord, json: string): VaultWrite;
  /** Renames a record's file that cannot be read, so that a new one can be written. */
  setRecordAside(name: VaultRecord): VaultWrite;
  /** Names a target for an export, from the command line; nothing is written yet. */
  commandExport(task: number, path: string): string;
  commandBundle(task: number, path: string): OpenedBundle;
  /** The same by a dialog; null when the user thought better of it. */
  chooseExport(): string | null;
  chooseBundle(): OpenedBundle | null;
  /** By a dialog: where the library shall be; null when the user thought better of it. */
  chooseLibraryFolder(): string | null;
  /** Moves it to what was chosen; tells of it by `libraryMoving`. */
  moveLibrary(): MoveAnswer;
  /** The folder that it was moved from. */
  deleteOldLibrary(): boolean;
  /** Starts writing; files are added one by one, and `finishExport` answers when all is written. */
  beginExport(target: string): void;
  addToExport(target: string, path: string, content: string): void;
  finishExport(target: string): ExportAnswer;
  /** Breaks it off: nothing of it stays. */
  abandonExport(target: string): void;
  listBundle(bundle: string): ArticleFolder[];
  unreadableInBundle(bundle: string): Unreadable[];
  readBundle(bundle: string, folder: string): ArticleFiles;
  readBundleRecord(bundle: string, name: VaultRecord): string | null | Unreadable;
  /**
   * Copies an original or an image into the library's folder; null when the bundle lacks it, and why
   * when it has it and it cannot be read.
   */
  copyFromBundle(bundle: string, kind: StoredKind, sha256: string): VaultWrite | Unreadable | null;
  closeBundle(bundle: string): void;
  /** The page is drawn and listens: what was opened before it came is handed to it now. */
  pageReady(): void;
  /** For the log of the start; `shown` says that the window is not blank. */
  startStep(step: 'script' | 'database' | 'shown'): void;
  /** Writes an uncaught error of this window into the log; of the message main keeps only a known part. */
  reportFailure(event: FailureEvent, name: string, message: string, stack: string): void;
  /** Writes into the log how many findings of each kind there are. */
  reportFindings(counts: Record<string, number>): void;
  /** The answer to `closing`: what had to be kept is kept, and nothing more is asked. */
  readyToClose(): void;
  watchedFolders(): WatchedFolder[];
  /** By a dialog; null when the user thought better of it. */
  watchFolder(): WatchAnswer | null;
  pauseWatched(id: string, paused: boolean): void;
  /** Watches it no longer; what was taken in stays. */
  forgetWatched(id: string): void;
  /**
   * The files of a `watchedFiles` are in the library's folder, except those at `again`, which could not
   * be read or saved, and those at `later`, which the user has left out.
   */
  takenIn(ticket: string, again: number[], later: number[]): void;
  /** Asks where the report of an import should go; null when the user thought better of it. */
  saveReport(csv: string): VaultWrite | null;
  commandReport(task: number, path: string, csv: string): VaultWrite;
  nextCommand(): CommandTask | null;
  grantPaths(task: number, paths: string[]): FileGrant;
  commandWrite(task: number, stream: 'stdout' | 'stderr', text: string): void;
  commandStdin(task: number): string;
  /** The line that is printed when this window is ended before it can say what was done. */
  commandSoFar(task: number, line: string): void;
  commandDone(task: number, exitCode: number): void;
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

type Check = (value: unknown) => boolean;
const isString: Check = (value) => typeof value === 'string';
const isIndex: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isIndexOrNull: Check = (value) => value === null || isIndex(value);
const isStrings: Check = (value) => Array.isArray(value) && value.every(isString);
const isIndices: Check = (value) => Array.isArray(value) && value.every(isIndex);
const isBoolean: Check = (value) => typeof value === 'boolean';
const isBytes: Check = (value) => value instanceof Uint8Array;
const isPart: Check = (value) => value instanceof Uint8Array && value.length <= 16 * 1024 * 1024;
const isTextOrNull: Check = (value) => value === null || typeof value === 'string';
const isKind: Check = (value) => value === 'originals' || value === 'assets';
const isRecord: Check = (value) => vaultRecords.some((name) => name === value);
const isSha256: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isExtension: Check = (value) =>
  typeof value === 'string' && /^(?:\.[a-z0-9]{1,8})?$/.test(value);
const isSweepOrder: Check = (value) => {
  if (typeof value !== 'object' || value === null) return false;
  const { known, referenced, ours, isDryRun } = value as Record<string, unknown>;
  return isStrings(known) && isStrings(referenced) && isStrings(ours) && isBoolean(isDryRun);
};
const isStartStep: Check = (value) =>
  value === 'script' || value === 'database' || value === 'shown';
const isFailureEvent: Check = (value) =>
  value === 'uncaught-error' || value === 'unhandled-rejection' || value === 'shown-error';
/** Names of kinds, no text. */
const isCounts: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([kind, count]) => /^[a-z-]{1,20}$/.test(kind) && isIndex(count));
const isStream: Check = (value) => value === 'stdout' || value === 'stderr';

interface RequestRule {
  /** The windows that may ask. */
  from: readonly WindowRole[];
  /** One check an argument; more or fewer arguments are refused. */
  args: readonly Check[];
}

const everyone = ['page', 'importer', 'cli'] as const;
const readers = ['page', 'cli'] as const;

export const requestRules: Record<keyof Requests, RequestRule> = {
  appInfo: { from: everyone, args: [] },
  diskUse: { from: readers, args: [] },
  setDatabaseAside: { from: everyone, args: [] },
  renewWindow: { from: everyone, args: [] },
  openExternal: { from: ['page'], args: [isString] },
  startImporter: { from: readers, args: [] },
  pong: { from: ['importer'], args: [] },
  beginRead: { from: ['importer'], args: [isString, isIndex] },
  endRead: { from: ['importer'], args: [isString] },
  forgetRead: { from: ['importer'], args: [isString] },
  releaseGrant: { from: ['page', 'cli'], args: [isString] },
  readGranted: { from: everyone, args: [isString, isIndex, isIndex] },
  readGrantedPart: { from: everyone, args: [isString, isIndex, isIndex, isIndex] },
  hashGranted: { from: ['importer'], args: [isString, isIndex] },
  stage: { from: ['importer'], args: [isKind, isSha256, isExtension, isBytes] },
  stageGranted: {
    from: ['importer'],
    args: [isKind, isSha256, isExtension, isString, isIndex],
  },
  beginStaging: { from: ['importer'], args: [isKind, isSha256, isExtension] },
  stagePart: { from: ['importer'], args: [isString, isPart] },
  finishStaging: { from: ['importer'], args: [isString] },
  abandonStaging: { from: ['importer'], args: [isString] },
  readStored: { from: everyone, args: [isKind, isSha256] },
  readStoredPart: { from: ['importer'], args: [isKind, isSha256, isIndex, isIndex] },
  verifyStored: { from: ['importer'], args: [isKind, isSha256] },
  listStored: { from: ['importer'], args: [isKind] },
  beginSweep: { from: ['importer'], args: [] },
  sweepStored: { from: ['importer'], args: [isSweepOrder] },
  writeArticle: { from: ['importer'], args: [isString, isTextOrNull, isString] },
  readArticle: { from: ['importer'], args: [isString] },
  listArticles: { from: ['importer'], args: [] },
  unreadablePlaces: { from: ['importer'], args: [] },
  foldersNamed: { from: ['importer'], args: [isStrings] },
  trashArticle: { from: ['importer'], args: [isString] },
  restoreArticle: { from: ['importer'], args: [isString] },
  listTrash: { from: everyone, args: [] },
  deleteTrashed: { from: ['importer'], args: [isString] },
  emptyTrash: { from: ['importer'], args: [isIndexOrNull] },
  readRecord: { from: ['importer'], args: [isRecord] },
  writeRecord: { from: ['importer'], args: [isRecord, isString] },
  setRecordAside: { from: ['importer'], args: [isRecord] },
  commandExport: { from: ['cli'], args: [isIndex, isString] },
  commandBundle: { from: ['cli'], args: [isIndex, isString] },
  chooseExport: { from: ['page'], args: [] },
  chooseBundle: { from: ['page'], args: [] },
  chooseLibraryFolder: { from: ['page'], args: [] },
  moveLibrary: { from: ['page'], args: [] },
  deleteOldLibrary: { from: ['page'], args: [] },
  beginExport: { from: ['importer'], args: [isString] },
  addToExport: { from: ['importer'], args: [isString, isString, isString] },
  finishExport: { from: ['importer'], args: [isString] },
  abandonExport: { from: ['importer'], args: [isString] },
  listBundle: { from: ['importer'], args: [isString] },
  unreadableInBundle: { from: ['importer'], args: [isString] },
  readBundle: { from: ['importer'], args: [isString, isString] },
  readBundleRecord: { from: ['importer'], args: [isString, isRecord] },
  copyFromBundle: { from: ['importer'], args: [isString, isKind, isSha256] },
  closeBundle: { from: ['importer'], args: [isString] },
  pageReady: { from: ['page'], args: [] },
  startStep: { from: everyone, args: [isStartStep] },
  reportFailure: { from: everyone, args: [isFailureEvent, isString, isString, isString] },
  reportFindings: { from: ['importer'], args: [isCounts] },
  readyToClose: { from: everyone, args: [] },
  watchedFolders: { from: ['page'], args: [] },
  watchFolder: { from: ['page'], args: [] },
  pauseWatched: { from: ['page'], args: [isString, isBoolean] },
  forgetWatched: { from: ['page'], args: [isString] },
  takenIn: { from: ['page'], args: [isString, isIndices, isIndices] },
  saveReport: { from: ['page'], args: [isString] },
  commandReport: { from: ['cli'], args: [isIndex, isString, isString] },
  nextCommand: { from: ['cli'], args: [] },
  grantPaths: { from: ['cli'], args: [isIndex, isStrings] },
  commandWrite: { from: ['cli'], args: [isIndex, isStream, isString] },
  commandStdin: { from: ['cli'], args: [isIndex] },
  commandSoFar: { from: ['cli'], args: [isIndex, isString] },
  commandDone: { from: ['cli'], args: [isIndex, isIndex] },
};

/** What the preload puts on `window.carrel`. */
export interface CarrelBridge {
  request<Name extends keyof Requests>(
    name: Name,
    ...args: Parameters<Requests[Name]>
  ): Promise<ReturnType<Requests[Name]>>;
  /** Returns how to stop listening. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void;
}
