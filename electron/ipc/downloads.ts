/** The types of files that are downloaded for an article, which cross between the processes. */
import type { FetchFailureReason } from './fetching';

/** A file of an article that is to be downloaded. */
export interface DownloadOrder {
  url: string;
  /** The article's id, for the ledger. */
  for: string;
  /** The type that the feed states; null where it states none. */
  mediaType: string | null;
}

/**
 * Why a file was not downloaded, besides what ends any fetch. `empty`: no bytes came. `page`: the server
 * sent a web page in the file's place. `full`, `read-only`, `gone`, `failed`: the disk or the library's
 * folder refuses it.
 */
export type DownloadFailureReason =
  | FetchFailureReason
  | 'empty'
  | 'page'
  | 'full'
  | 'read-only'
  | 'gone'
  | 'failed';

export interface DownloadFailure {
  ok: false;
  reason: DownloadFailureReason;
  /** The HTTP status, if there was one. */
  status?: number;
  /** English, for logs and the command line. */
  message: string;
}

/** A file that was downloaded and is kept as an original. */
export interface Downloaded {
  ok: true;
  sha256: string;
  /** Begins with a dot; empty for a type that the system might run, or that is not known. */
  extension: string;
  bytes: number;
  /** As the file's beginning shows it, else as the server states it; null where nobody knows. */
  mediaType: string | null;
}

export type DownloadAnswer = Downloaded | DownloadFailure;

export interface DownloadProgress {
  url: string;
  bytes: number;
  /** As the server states it; null where it does not. */
  total: number | null;
}

/** A downloaded file as it is on the disk. */
export interface KeptFile {
  bytes: number;
  /** The file can be played. */
  plays: 'audio' | 'video' | null;
  /** The system's program for its type may open it: it is of a type that nothing runs. */
  opens: boolean;
}
