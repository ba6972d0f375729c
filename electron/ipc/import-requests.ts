/** Requests of imports: the import window, granted files, watched folders, reports. */
import { flag, index, indices, text } from './argument-values.js';
import type {
  GrantedHash,
  GrantedRead,
  ReadEnd,
  VaultWrite,
  WatchAnswer,
  WatchedFolder,
} from './contract.js';
import { everyone, readers, request } from './request.js';

export const importRequests = {
  /** Resolves when the hidden import window listens; false when none can be started. */
  startImporter: request<boolean>()(readers, []),
  /** The importer's answer to `ping`: it is not stuck. */
  pong: request<void>()(['importer'], []),
  /**
   * Asked before something is read that may end the window: null when it may be, else how the process
   * ended that read it before. `item` is 0 for a file and counts its entries from 1 on.
   * Arguments: `key`, `item`.
   */
  beginRead: request<ReadEnd | null>()(['importer'], [text, index]),
  /**
   * It was read to its end.
   * Arguments: `key`.
   */
  endRead: request<void>()(['importer'], [text]),
  /**
   * What has ended a process may be read once more.
   * Arguments: `key`.
   */
  forgetRead: request<void>()(['importer'], [text]),
  /**
   * The import that a grant was for has ended.
   * Arguments: `grant`.
   */
  releaseGrant: request<void>()(['page', 'cli'], [text]),
  /**
   * A file of more than `largest` bytes is not read.
   * Arguments: `grant`, `index`, `largest`.
   */
  readGranted: request<GrantedRead>()(everyone, [text, index, index]),
  /**
   * `length` bytes, at most 16 MiB, fewer at the end of the file.
   * Arguments: `grant`, `index`, `from`, `length`.
   */
  readGrantedPart: request<GrantedRead>()(everyone, [text, index, index, index]),
  /**
   * The SHA-256 of a granted file, which need not cross for it.
   * Arguments: `grant`, `index`.
   */
  hashGranted: request<GrantedHash>()(['importer'], [text, index]),
  watchedFolders: request<WatchedFolder[]>()(['page'], []),
  /** By a dialog; null when the user thought better of it. */
  watchFolder: request<WatchAnswer | null>()(['page'], []),
  /** Arguments: `id`, `paused`. */
  pauseWatched: request<void>()(['page'], [text, flag]),
  /**
   * Watches it no longer; what was taken in stays.
   * Arguments: `id`.
   */
  forgetWatched: request<void>()(['page'], [text]),
  /**
   * The files of a `watchedFiles` are in the library's folder, except those at `again`, which could not
   * be read or saved, and those at `later`, which the user has left out.
   * Arguments: `ticket`, `again`, `later`.
   */
  takenIn: request<void>()(['page'], [text, indices, indices]),
  /**
   * Asks where the report of an import should go; null when the user thought better of it.
   * Arguments: `csv`.
   */
  saveReport: request<VaultWrite | null>()(['page'], [text]),
};
