/**
 * The types that cross between the processes: answers and events. The requests are in requests.ts. This
 * file imports only types of the table of commands, of downloads and of fetching.
 */

import type { CommandCall } from './command-table';
import type { DownloadProgress } from './downloads';
import type { NetworkSettings } from './fetching';
import type { Language } from './languages.js';

/** The role of one of our windows. */
export type WindowRole = 'page' | 'importer' | 'cli' | 'quick';

/** A typeface of the system. */
export interface InstalledFont {
  family: string;
  /** Tags of the languages for which it has the characters, as fontconfig names them: `ko`, `zh-cn`. */
  languages: string[];
}

export interface AppInfo {
  version: string;
  versions: { electron: string; chrome: string; node: string };
  platform: string;
  /** The language of the interface while the user has chosen none. */
  language: Language;
  /** BCP 47 tags of the system's preferred languages, best first. */
  languages: string[];
  /** The library folder, for display. */
  libraryFolder: string;
  /** False when the folder was named on the command line. */
  canMoveLibrary: boolean;
  /**
   * The profile of an earlier version in the library folder, if the page is to tell the user of it now;
   * it does so once.
   */
  oldProfile: string | null;
  /** The version before, at the first start of a later one; null otherwise. */
  updatedFrom: string | null;
}

/** How many files of the library have been copied to the new folder and compared. */
export interface MoveProgress {
  done: number;
  total: number;
}

export type MoveAnswer = { ok: true; folder: string; old: string } | VaultTrouble;

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

/** Why the library folder could not be written; `message` is the system's. */
export type VaultTrouble = {
  ok: false;
  reason: 'full' | 'read-only' | 'gone' | 'failed';
  message: string;
};

export type VaultWrite = { ok: true } | VaultTrouble;

/** `changed-outside`: article.json is not as it was last written, and stays. */
export type ArticleWrite = VaultWrite | { ok: false; reason: 'changed-outside' };

/** The formats of an export of highlights. */
export const highlightsFormats = ['markdown', 'csv', 'json'] as const;
export type HighlightsFormat = (typeof highlightsFormats)[number];

/** `text`: references in a style. */
export const referenceFormats = ['text', 'bibtex', 'ris', 'csl'] as const;
export type ReferenceFormat = (typeof referenceFormats)[number];

/**
 * `none`: no folder was chosen. `gone`: it is not there now, for example on a drive that was removed.
 * `own-library`: it is in the library folder, or the library is in it.
 */
export type HighlightsFolderState =
  | 'none'
  | 'current'
  | 'working'
  | 'gone'
  | 'own-library'
  | 'unwritable';

/** What the settings say about a file of the highlights folder. */
export interface NoteIssue {
  /** The file's name. */
  name: string;
  /** The number of passages and fields whose wording is the user's. */
  kept: number;
  /** Why the file is left alone; null when it is not. */
  problem: 'too-large' | 'unreadable' | null;
}

/** What the import window reports of the highlights folder. */
export interface HighlightsFolderReport {
  isWorking: boolean;
  trouble: 'unwritable' | null;
  /** The first hundred. */
  issues: NoteIssue[];
}

/** The folder that has a Markdown file of each article with highlights. */
export interface HighlightsFolder {
  state: HighlightsFolderState;
  /** For display; null when none was chosen. */
  path: string | null;
  issues: NoteIssue[];
}

export type HighlightsFolderChoice =
  | { ok: true }
  | { ok: false; reason: 'own-library' | 'unwritable' };

/** A Markdown file whose front matter names an article. */
export interface NoteFile {
  name: string;
  /** The article's id. */
  id: string;
}

/** The notes of the highlights folder, with the names that are taken. */
export interface NoteFiles {
  /** Identifies the folder that was chosen. */
  folder: string;
  notes: NoteFile[];
  taken: string[];
}

/** `version` changes with the content. */
export type NoteRead =
  | { ok: true; text: string; version: string }
  | { ok: false; reason: 'vanished' | 'too-large' | 'unreadable' };

/** `changed`: the file is not the one that was read. */
export type NoteWrite = { ok: true } | { ok: false; reason: 'changed' | 'unwritable' };

/** Files that are kept by their hash: imported originals, and the images of articles. */
export type StoredKind = 'originals' | 'assets';

export interface StoredFile {
  sha256: string;
  /** Begins with a dot; empty when there is none. */
  extension: string;
  /** The file's size. */
  bytes: number;
}

/**
 * Why a file or folder cannot be read. `link`: it is a link, and links are not followed. `not-a-file`:
 * a folder, a pipe or a device has the file's name. `not-a-folder`: a file has the folder's name. `odd-
 * name`: the name of an article's folder is hidden or not possible on every system. `forbidden`: this
 * account has no permission. `disk-error`: the system reports another error.
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

/** A file or folder that cannot be read, of the library or of an exported one. All others can be used. */
export interface Unreadable {
  /** The path below the library folder, with `/` between the parts. */
  place: string;
  reason: ReadProblem;
  /** The system's message, or what exactly is wrong. */
  message: string;
}

export interface UnusedFile extends StoredFile {
  kind: StoredKind;
}

export interface SweepAnswer {
  /** Files that nothing refers to. */
  unused: UnusedFile[];
  deleted: UnusedFile[];
  /** Hashes of `ours` that nothing refers to and whose files are missing. */
  unreferenced: string[];
  /** Files that might refer to something and cannot be read. If there are any, nothing is deleted. */
  unreadable: string[];
}

/** An article's folder in the library, with the sizes of its two files; -1 for a missing one. */
export interface ArticleFolder {
  folder: string;
  htmlBytes: number;
  jsonBytes: number;
  /** Files of the article that are not regular files; absent when there are none. */
  unreadable?: Unreadable[];
}

/** An article's two files; null for one that is missing or cannot be read. */
export interface ArticleFiles {
  html: string | null;
  json: string | null;
  /** What could not be read; absent when there is nothing. */
  unreadable?: Unreadable[];
}

export interface TrashedArticle {
  /** The name of its folder in the trash. */
  name: string;
  /** The folder that it came from and is restored to. */
  folder: string;
  /** Milliseconds since 1970 by the clock of that time, which may have been wrong. */
  trashedAt: number;
  /** Days in the trash as Carrel counts them: see day-count.ts. */
  daysKept: number;
  /** Its article.json with an empty text; null when that cannot be read. */
  json: string | null;
}

/** Files of the library that belong to no single article: their names. */
export const vaultRecords = [
  'manifest',
  'settings',
  'feeds',
  'saved-searches',
  'site-rules',
  'tags',
] as const;
export type VaultRecord = (typeof vaultRecords)[number];

/**
 * What an export writes. `library`: all of it, to a folder or zip that can be restored. `file`: one file, and
 * others in a folder beside it. `book`: an EPUB. `folder`: files in a folder or zip.
 */
export const exportShapes = ['library', 'file', 'book', 'folder'] as const;
export type ExportShape = (typeof exportShapes)[number];

/** The formats in which chosen articles are exported. */
export const exportFormats = ['epub', 'pdf', 'html', 'markdown'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The kinds of pictures that are saved as files. */
export const imageExtensions = ['.png', '.jpg', '.gif', '.webp', '.avif', '.bmp', '.svg'] as const;
export type ImageExtension = (typeof imageExtensions)[number];

export const papers = ['A4', 'Letter'] as const;
export type Paper = (typeof papers)[number];

/** What became of a page that was to be printed. `message` is Chromium's. */
export type PrintAnswer =
  | { ok: true }
  | { ok: false; reason: 'cancelled' | 'failed'; message: string };

/** A file or folder that was not exported. `missing`: an image that the library does not have any more. */
export interface LeftOut extends Omit<Unreadable, 'reason'> {
  reason: ReadProblem | 'missing';
}

export type ExportAnswer =
  | {
      ok: true;
      files: number;
      bytes: number;
      leftOut: LeftOut[];
    }
  | VaultTrouble;

/** An exported library, folder or zip file, that was opened for reading. */
export type OpenedBundle =
  | { ok: true; bundle: string }
  | { ok: false; reason: 'missing' | 'foreign' | 'damaged'; message: string };

/** A command that the command's window is to run. */
export interface CommandTask {
  id: number;
  call: CommandCall;
  /** Colours and progress lines are printed only to a terminal. */
  stderrIsTerminal: boolean;
}

/** All of a command's stdin; `reason` says as a clause why it cannot be read. */
export type StdinRead<Content> = { ok: true; content: Content } | { ok: false; reason: string };

/**
 * One line of a command's stdin, without its line break; `too-long` for one that was passed over. Null
 * when there are no more.
 */
export type StdinLine = { kind: 'line'; text: string } | { kind: 'too-long' } | null;

/** How the process ended that was reading. */
export type ReadEnd = 'timed-out' | 'damaged';

/**
 * How an error appeared in a window. `shown-error`: the window shows a failure instead of its content.
 */
export type FailureEvent = 'uncaught-error' | 'unhandled-rejection' | 'shown-error';

export interface LibraryDiskUse {
  /** Size of the working copy on disk, in bytes. */
  database: number;
  /** Milliseconds from the start of the process until the first window was ready. */
  startupMs: number;
}

/** A passage that the reader marked before the page was saved. */
export interface ReceivedHighlight {
  exact: string;
  /** The text around it; empty where unknown. */
  prefix: string;
  suffix: string;
  note: string;
}

/** The states of reading that a sender may name. */
export const receivedStates = ['unread', 'reading', 'read', 'archived'] as const;

/** What a browser says of a page that it hands over; it counts more than what the file says. */
export interface ReceivedPage {
  /** Null when the sender does not know it. */
  url: string | null;
  title: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  tags: string[];
  note: string;
  highlights: ReceivedHighlight[];
  state: (typeof receivedStates)[number] | null;
}

export interface ReceivedLink {
  url: string;
  title: string;
}

/**
 * A browser of this account. `on`: it can start this Carrel. `other`: it starts another one, or another
 * library. `sandboxed`: it is a Snap or Flatpak, which cannot start programs. `unwritable`: its folder
 * cannot be written.
 */
export interface FoundBrowser {
  name: string;
  state: 'on' | 'off' | 'other' | 'sandboxed' | 'unwritable';
}

/** How browsers reach Carrel. */
export interface BrowserAccess {
  native: {
    isOn: boolean;
    /** False on Windows, where Electron cannot read what a browser sends. */
    isPossible: boolean;
    browsers: FoundBrowser[];
  };
  receiver: {
    isOn: boolean;
    state: 'off' | 'listening' | 'port-taken' | 'failed';
    /** What SingleFile's options need; empty while the receiver was never on. */
    url: string;
    token: string;
    fileField: string;
    urlField: string;
  };
}

/** What a browser asks of the library. The page's bytes are in the grant's only file. */
export type BrowserAsk =
  | { kind: 'page'; page: ReceivedPage; grant: FileGrant }
  | { kind: 'links'; links: ReceivedLink[]; tags: string[] }
  | { kind: 'tags'; prefix: string }
  | { kind: 'known'; urls: string[] };

/** An article that the library has for an address. */
export interface KnownAddress {
  url: string;
  /** The article's id. */
  article: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  state: string;
}

/** The answer of the window. `reason` is one of the importer's, or `closed`. */
export type BrowserReply =
  | { kind: 'saved'; outcome: 'imported' | 'updated' | 'duplicate'; article: string; title: string }
  | { kind: 'failed'; reason: string; message: string }
  | { kind: 'tags'; tags: string[] }
  | { kind: 'known'; known: KnownAddress[] };

export type MenuCommand =
  | 'import-files'
  | 'import-folder'
  | 'add-address'
  | 'export-library'
  | 'export-articles'
  | 'print'
  | 'restore-library'
  | 'undo'
  | 'redo'
  | 'copy-with-source'
  | 'copy-plain'
  | 'copy-markdown'
  | 'copy-citation'
  | 'cite'
  | 'page-info'
  | 'outline'
  | 'find'
  | 'search'
  | 'go-back'
  | 'go-forward'
  | 'settings'
  | 'keyboard-help'
  | 'release-notes'
  | 'check-update'
  | 'report-problem'
  | 'licences'
  | 'about'
  | 'full-width'
  | 'toggle-sidebar'
  | 'all-highlights'
  | 'archive'
  | 'check-files'
  | 'default-text'
  | 'delete'
  | 'go-all'
  | 'go-archived'
  | 'go-highlighted'
  | 'go-read'
  | 'go-reading'
  | 'go-starred'
  | 'go-tag'
  | 'go-trash'
  | 'go-unread'
  | 'highlights'
  | 'larger-text'
  | 'left-out'
  | 'manage-tags'
  | 'next'
  | 'note'
  | 'open'
  | 'original'
  | 'palette'
  | 'previous'
  | 'read'
  | 'read-aloud'
  | 'site-rule'
  | 'smaller-text'
  | 'star'
  | 'tags'
  | 'toggle-dark'
  | 'unread'
  | 'versions';

export interface Events {
  /** The progress of a download that this window has asked for. */
  downloadProgress: DownloadProgress;
  /**
   * The import window crashed or was ended because it stopped responding. `setAside`: how many of the
   * items that it was reading the next window will skip.
   */
  importerGone: { reason: 'crashed' | 'timed-out'; setAside: number };
  openFiles: FileGrant;
  /** A `carrel:` link from outside, unchecked: renderer/core/highlights/deep-link.ts reads it. */
  openLink: string;
  /** Searches the library; an empty query only goes to the search box. */
  searchFor: string;
  /** The user has chosen articles outside of the window: their ids. */
  showArticles: readonly string[];
  /** New files in watched folders are whole; the page answers by `takenIn`. */
  watchedFiles: { ticket: string; grant: FileGrant };
  watchedFoldersChanged: WatchedFolder[];
  /** Another highlights folder was chosen, or its state has changed. */
  highlightsFolderChanged: HighlightsFolder;
  menu: MenuCommand;
  ping: null;
  /** The window is about to be closed, and main waits a few seconds for `readyToClose`. */
  closing: null;
  commandWaiting: null;
  /** A browser asks something; the window fetches it by `nextBrowserAsk`. */
  browserWaiting: null;
  /** The command must end early, report what it has done, and answer by `commandDone`. */
  commandBrokenOff: { task: number };
  libraryMoving: MoveProgress;
  networkChanged: NetworkSettings;
}
