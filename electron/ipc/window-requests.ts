/** Requests about the windows and the program itself. */
import { failureEvent, startStep, text } from './argument-values.js';
import type { AppInfo, LibraryDiskUse, MoveAnswer } from './contract.js';
import { everyone, readers, request } from './request.js';

export const windowRequests = {
  appInfo: request<AppInfo>()(everyone, []),
  diskUse: request<LibraryDiskUse>()(readers, []),
  /**
   * Moves a database that cannot be opened out of the way, once; false when that is impossible or
   * would not help.
   */
  setDatabaseAside: request<boolean>()(everyone, []),
  /** Ends the process of a window that Chromium's database no longer answers; another one is opened. */
  renewWindow: request<void>()(everyone, []),
  /**
   * Opens an http(s) address in the system's browser; false when it is of another kind.
   * Arguments: `url`.
   */
  openExternal: request<boolean>()(['page'], [text]),
  /** The page is drawn and listens: what was opened before it came is handed to it now. */
  pageReady: request<void>()(['page'], []),
  /**
   * For the log of the start; `shown` says that the window is not blank.
   * Arguments: `step`.
   */
  startStep: request<void>()(everyone, [startStep]),
  /** The answer to `closing`: what had to be kept is kept, and nothing more is asked. */
  readyToClose: request<void>()(everyone, []),
  /**
   * Writes an uncaught error of this window into the log; of the message main keeps only a known part.
   * Arguments: `event`, `name`, `message`, `stack`.
   */
  reportFailure: request<void>()(everyone, [failureEvent, text, text, text]),
  /** By a dialog: where the library shall be; null when the user thought better of it. */
  chooseLibraryFolder: request<string | null>()(['page'], []),
  /** Moves it to what was chosen; tells of it by `libraryMoving`. */
  moveLibrary: request<MoveAnswer>()(['page'], []),
  /** The folder that it was moved from. */
  deleteOldLibrary: request<boolean>()(['page'], []),
};
