/** Requests about the windows and the program itself. */
import { failureEvent, language, startStep, text } from './argument-values.js';
import type { AppInfo, InstalledFont } from './contract.js';
import { allWindows, everyone, readers, request } from './request.js';
import type { LibraryDiskUse, MoveAnswer } from './vault-files.js';

export const windowRequests = {
  appInfo: request<AppInfo>()(allWindows, []),
  /** The typefaces of the system; empty where they cannot be listed. */
  installedFonts: request<InstalledFont[]>()(['page'], []),
  /** How many requests to the network were attempted, and stopped, since the program was started. */
  cancelledRequests: request<number>()(['page'], []),
  diskUse: request<LibraryDiskUse>()(readers, []),
  /**
   * Sets aside a database that cannot be opened, once; false when that is impossible or would not help.
   */
  setDatabaseAside: request<boolean>()(allWindows, []),
  /** Ends the process of a window whose database no longer responds; another window is opened. */
  renewWindow: request<void>()(allWindows, []),
  /** Opens an http(s) address in the system's browser; false for other addresses. Arguments: `url`. */
  openExternal: request<boolean>()(['page'], [text]),
  /** The page is drawn and ready: files that were opened before are handed to it now. */
  pageReady: request<void>()(['page'], []),
  /** Opens one more window; false when there are too many. Arguments: `shows`, a place as JSON. */
  openWindow: request<boolean>()(['page'], [text]),
  /** The page is shown in this language: menus follow. Arguments: `language`. */
  languageShown: request<void>()(['page'], [language]),
  /** Logs a step of the start; `shown` says that the window is not blank. Arguments: `step`. */
  startStep: request<void>()(allWindows, [startStep]),
  /** The answer to `closing`: everything is stored, and no request follows. */
  readyToClose: request<void>()(everyone, []),
  /**
   * Logs an uncaught error of this window; main keeps only known parts of the message. Arguments:
   * `event`, `name`, `message`, `stack`.
   */
  reportFailure: request<void>()(allWindows, [failureEvent, text, text, text]),
  /** Asks where to move the library by a dialog; null when it was cancelled. */
  chooseLibraryFolder: request<string | null>()(['page'], []),
  /** Moves the library to the chosen folder; reports progress by `libraryMoving`. */
  moveLibrary: request<MoveAnswer>()(['page'], []),
  /** Deletes the folder that the library was moved from. */
  deleteOldLibrary: request<boolean>()(['page'], []),
};
