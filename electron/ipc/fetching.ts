/** The types of fetching from the network, which cross between the processes. This file imports nothing. */

/**
 * What a window has an address fetched as. `feed-site`: a page in which feeds are looked for. `archive`: the copy
 * of a dead page in a web archive.
 */
export const fetchReasons = [
  'page',
  'picture',
  'icon',
  'feed',
  'feed-site',
  'enclosure',
  'archive',
] as const;
export type FetchReason = (typeof fetchReasons)[number];
/** `update`: main asks whether there is a newer version, because the user has chosen that. */
export type MainFetchReason = FetchReason | 'update';

export interface FetchRequest {
  /** http(s) only. */
  url: string;
  why: FetchReason;
  /** What it is fetched for: an article's id or address, or a feed's address. Shown in the ledger. */
  for: string;
  /** The user wants it although the host has asked for patience; obeyed once a minute for each host. */
  insists?: boolean | undefined;
  /** The most bytes of the decoded body; main has limits of its own. */
  largest: number;
  /** Sent as `If-None-Match`. */
  etag?: string | undefined;
  /** Sent as `If-Modified-Since`. */
  lastModified?: string | undefined;
}

/** A request of a window, or of main itself. */
export interface MainFetchRequest extends Omit<FetchRequest, 'why'> {
  why: MainFetchReason;
}

/**
 * Why nothing was fetched. `off`: the user has not asked for anything yet, or has switched fetching off.
 * `bad-address`: not http(s). `refused-address`: an address of this machine or of a private network.
 * `status`: the server answers with an error. `cancelled`: the window has gone, or fetching was switched
 * off meanwhile.
 */
export type FetchFailureReason =
  | 'not-modified'
  | 'off'
  | 'bad-address'
  | 'refused-address'
  | 'too-large'
  | 'timed-out'
  | 'status'
  | 'tls'
  | 'unreachable'
  | 'too-many-redirects'
  | 'cancelled';

export interface FetchFailure {
  ok: false;
  reason: FetchFailureReason;
  status?: number;
  /** What `Retry-After` says, in milliseconds from now. */
  retryAfter?: number;
  permanentUrl?: string | null;
  /** English, for logs and the command line. */
  message: string;
}

export interface Fetched {
  ok: true;
  /** The address after redirects. */
  url: string;
  /** The address to which a chain of permanent redirects alone leads; null when there is none. */
  permanentUrl: string | null;
  status: number;
  /** Lower case, without parameters; empty when the server states none. */
  mediaType: string;
  charset: string | null;
  etag: string | null;
  lastModified: string | null;
  bytes: Uint8Array<ArrayBuffer>;
}

export type FetchAnswer = Fetched | FetchFailure;

/** `unasked`: nothing was added yet by an address, so nothing is fetched. `never`: the user's choice. */
export const fetchingStates = ['unasked', 'on', 'never'] as const;
export type FetchingState = (typeof fetchingStates)[number];

export interface NetworkSettings {
  fetching: FetchingState;
  /** Hosts that may be asked although their addresses are not public; `HOST` or `HOST:PORT`. */
  allowedHosts: string[];
  /**
   * Where this account looks for newer versions, instead of the address of the build. Written into the file by
   * hand, for a mirror; null for none.
   */
  updateAddress: string | null;
}

/** One request to the network. */
export interface LedgerEntry {
  /** Milliseconds since 1970. */
  at: number;
  method: string;
  url: string;
  /** A `FetchReason`, or `window` for what a page in a window has loaded. */
  why: string;
  for: string;
  /** Null when there was no answer. */
  status: number | null;
  /** Bytes of the decoded body that were read; null when that is not known. */
  bytes: number | null;
  /** Why the request was refused or ended; null when it was answered; `unfinished` while it is under way. */
  reason: string | null;
}

/** A page that is to be shown in a window of its own, where its scripts run. */
export interface CaptureRequest {
  url: string;
  /** As in a `FetchRequest`. */
  for: string;
}

/** `bytes` is MHTML, as Chromium writes it. `url` is the address at the end. */
export type CaptureAnswer =
  | { ok: true; url: string; bytes: Uint8Array<ArrayBuffer> }
  | FetchFailure;
