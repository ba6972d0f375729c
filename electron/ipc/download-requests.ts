/** Requests about the files of articles that are downloaded on request. */
import { downloadOrder, sha256, text } from './argument-values.js';
import type { DownloadAnswer, KeptFile } from './downloads.js';
import { readers, request } from './request.js';

export const downloadRequests = {
  /**
   * Downloads a file and keeps it as an original, unless fetching is off. What a broken attempt of this
   * process has left is continued. Arguments: `order`.
   */
  downloadFile: request<DownloadAnswer>()(readers, [downloadOrder]),
  /** Ends a download of this window; nothing of it is left. Arguments: `url`. */
  stopDownload: request<void>()(readers, [text]),
  /** The article that names a downloaded file is stored: until then no sweep deletes it. Arguments: `sha256`. */
  downloadNoted: request<void>()(readers, [sha256]),
  /** Null when the file is missing. Arguments: `sha256`. */
  keptFile: request<KeptFile | null>()(readers, [sha256]),
  /** The address under which the page may play a file; null when it cannot be played. Arguments: `sha256`. */
  playFile: request<string | null>()(['page'], [sha256]),
  /**
   * Opens a file by the system's program for its type, shortly after an input. False when it is missing or
   * of a type that might be run. Arguments: `sha256`.
   */
  openFile: request<boolean>()(['page'], [sha256]),
};
