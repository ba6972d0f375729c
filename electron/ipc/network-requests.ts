/** Requests about the network: fetching, what may go out, and the ledger. */
import { captureRequest, fetchRequest, flag, index, text } from './argument-values.js';
import type { CaptureAnswer, FetchAnswer, LedgerEntry, NetworkSettings } from './fetching.js';
import { everyone, readers, request } from './request.js';

export const networkRequests = {
  /** Fetches an address, unless that is off. Arguments: `request`. */
  fetchAddress: request<FetchAnswer>()(everyone, [fetchRequest]),
  /**
   * Shows a page in a window of its own and saves it as its scripts have made it, unless that is off.
   * Arguments: `request`.
   */
  captureAddress: request<CaptureAnswer>()(['importer'], [captureRequest]),
  /** Ends what this window fetches for an article or a feed. Arguments: `for`. */
  stopFetching: request<void>()(everyone, [text]),
  networkSettings: request<NetworkSettings>()(everyone, []),
  /**
   * The user has added an address or a feed: fetching is on from now on, unless it was switched off. In the
   * page it takes effect shortly after an input only.
   */
  askToFetch: request<NetworkSettings>()(readers, []),
  /** Switches fetching on, or off for good. Arguments: `isOn`. */
  switchFetching: request<NetworkSettings>()(['page'], [flag]),
  /** Allows a host whose address is not public; false for what is no host. Arguments: `host`. */
  allowHost: request<boolean>()(['page'], [text]),
  /** Arguments: `host`. */
  forgetHost: request<void>()(['page'], [text]),
  /** The newest requests that were ever made, newest first. Arguments: `search`, `limit`. */
  readLedger: request<LedgerEntry[]>()(readers, [text, index]),
};
