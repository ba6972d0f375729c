/** Why a feed could not be refreshed: as the fetch ended, or what was wrong with the answer. */
export type FeedProblem =
  | 'off'
  | 'bad-address'
  | 'refused-address'
  | 'too-large'
  | 'timed-out'
  | 'status'
  | 'tls'
  | 'unreachable'
  | 'too-many-redirects'
  | 'cancelled'
  /** The server says that the feed is gone for good. */
  | 'gone'
  /** The server asked not to be asked again before a certain time. */
  | 'asked-to-wait'
  | 'not-a-feed'
  /** The answer ends before the feed does; what was read is kept. */
  | 'cut-off'
  | 'not-saved'
  | 'damaged';

export interface FeedTrouble {
  reason: FeedProblem;
  /** The HTTP status, if there was one. */
  status?: number;
  /** In English, as the system or the server words it; empty for none. */
  message: string;
}
