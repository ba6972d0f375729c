/** The windows' roles, what they know of the program, its commands and its events. The requests are in requests.ts. */

import type { CommandCall } from './command-table';
import type { DownloadProgress } from './downloads';
import type { NetworkSettings } from './fetching';
import type { FileGrant, WatchedFolder } from './granted-files';
import type { HighlightsFolder } from './highlights-files';
import type { Language } from './languages.js';
import type { MoveProgress } from './vault-files';

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

/**
 * How an error appeared in a window. `shown-error`: the window shows a failure instead of its content.
 */
export type FailureEvent = 'uncaught-error' | 'unhandled-rejection' | 'shown-error';

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
  | 'group-day'
  | 'group-month'
  | 'group-none'
  | 'group-site'
  | 'group-tag'
  | 'rows-columns'
  | 'rows-comfortable'
  | 'rows-compact'
  | 'rows-line'
  | 'collect'
  | 'highlights'
  | 'larger-text'
  | 'left-out'
  | 'manage-tags'
  | 'close-tab'
  | 'new-tab'
  | 'new-window'
  | 'next-tab'
  | 'next'
  | 'note'
  | 'open'
  | 'open-apart'
  | 'open-in-tab'
  | 'original'
  | 'palette'
  | 'previous'
  | 'previous-tab'
  | 'read'
  | 'read-aloud'
  | 'reopen-tab'
  | 'site-rule'
  | 'smaller-text'
  | 'star'
  | 'tags'
  | 'times'
  | 'toggle-dark'
  | 'unread'
  | 'versions';

export interface Events {
  /** The progress of a download that this window has asked for. */
  downloadProgress: DownloadProgress;
  /**
   * The import window with this number crashed, was ended because it stopped responding, or had nothing to
   * do. `setAside`: how many of the items that it was reading the next window will skip.
   */
  importerGone: { window: number; reason: 'crashed' | 'timed-out' | 'idle'; setAside: number };
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
  /** Files of other machines have come, changed or gone: the machines' ids. */
  machinesChanged: readonly string[];
  /** A sync program has just made copies of files: the places of their folders in the library. */
  copiesFound: readonly string[];
  libraryMoving: MoveProgress;
  networkChanged: NetworkSettings;
}
