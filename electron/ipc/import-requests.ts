/** Requests of imports: the import window, granted files, watched folders, reports. */
import { flag, index, indices, text } from './argument-values.js';
import type {
  GrantedHash,
  GrantedRead,
  ReadEnd,
  WatchAnswer,
  WatchedFolder,
} from './granted-files.js';
import { everyone, readers, request } from './request.js';
import type { VaultWrite } from './vault-files.js';

export const importRequests = {
  /** The number of import windows that may be started. */
  mostImporters: request<number>()(readers, []),
  /**
   * Resolves when an import window is ready; false when it cannot be started. The one with the number 0
   * keeps the library folder, the others only read. Arguments: `number`.
   */
  startImporter: request<boolean>()([...readers, 'importer'], [index]),
  /** This import window has nothing to do; it is closed, unless it is the one with the number 0. */
  restImporter: request<void>()(['importer'], []),
  /** An import window's answer to `ping`. */
  pong: request<void>()(['importer'], []),
  /**
   * Sent before reading something that may crash the window. Null when it may be read, otherwise how
   * the process ended that read it before. `item` is 0 for a file and counts its entries from 1 on.
   * Arguments: `key`, `item`.
   */
  beginRead: request<ReadEnd | null>()(['importer'], [text, index]),
  /** The item was read. Arguments: `key`. */
  endRead: request<void>()(['importer'], [text]),
  /** Allows an item that has ended a process to be read once more. Arguments: `key`. */
  forgetRead: request<void>()(['importer'], [text]),
  /** The import that used the grant has ended. Arguments: `grant`. */
  releaseGrant: request<void>()(['page', 'cli'], [text]),
  /** Reads a file, unless it has more than `largest` bytes. Arguments: `grant`, `index`, `largest`. */
  readGranted: request<GrantedRead>()(everyone, [text, index, index]),
  /**
   * Reads `length` bytes, 16 MiB at most; fewer at the end of the file. Arguments: `grant`, `index`,
   * `from`, `length`.
   */
  readGrantedPart: request<GrantedRead>()(everyone, [text, index, index, index]),
  /**
   * Computes the SHA-256 of a granted file in main, so that its bytes do not cross. Arguments: `grant`,
   * `index`.
   */
  hashGranted: request<GrantedHash>()(['importer'], [text, index]),
  watchedFolders: request<WatchedFolder[]>()(['page'], []),
  /** Asks for a folder by a dialog; null when it was cancelled. */
  watchFolder: request<WatchAnswer | null>()(['page'], []),
  /** Arguments: `id`, `paused`. */
  pauseWatched: request<void>()(['page'], [text, flag]),
  /** Stops watching the folder; imported articles stay. Arguments: `id`. */
  forgetWatched: request<void>()(['page'], [text]),
  /**
   * The files of a `watchedFiles` event are in the library folder, except those at `again`, which could
   * not be read or saved, and those at `later`, which the user has left out. Arguments: `ticket`,
   * `again`, `later`.
   */
  takenIn: request<void>()(['page'], [text, indices, indices]),
  /** Asks where to save the report of an import; null when the dialog was cancelled. Arguments: `csv`. */
  saveReport: request<VaultWrite | null>()(['page'], [text]),
};
