/**
 * Why a file or an item in it did not become an article. A code, so that the window can say it in the
 * user's language.
 */
export type ImportFailure =
  | 'empty-file'
  | 'unknown-format'
  /** A CSV of addresses whose columns are not known; the user can name them. */
  | 'unknown-columns'
  | 'too-large'
  | 'no-text'
  | 'damaged'
  | 'unreadable'
  | 'vanished'
  | 'timed-out'
  /** Reading it ended the process once, so it is not read again. */
  | 'set-aside'
  | 'not-saved'
  /** The library has the article, and its files are written as soon as the folder can be written again. */
  | 'not-written'
  /** A zip bomb, or an archive with more entries than is reasonable. */
  | 'too-much-inside'
  /** A symbolic link, or a name that leads out of the archive. */
  | 'unsafe-name'
  | 'encrypted'
  /** Fetching from the network is switched off. */
  | 'fetching-off'
  | 'bad-address'
  /** An address of this machine or of a private network, which the user has not allowed. */
  | 'refused-address'
  | 'no-answer'
  /** The server's certificate is not trustworthy. */
  | 'not-secure'
  /** The server says that there is no such page, in its answer or on the page that it shows instead. */
  | 'not-found'
  | 'server-error'
  /** The server has asked not to be asked again before a certain time. */
  | 'asked-to-wait'
  | 'too-many-redirects'
  /** The server shows a form to log in, a question about cookies, or a test for robots, and no article. */
  | 'login-wall'
  | 'cookie-wall'
  | 'bot-wall';

/** The failures of the library's disk, not of what was imported. */
export const ofTheDisk: readonly (ImportFailure | null)[] = ['not-saved', 'not-written'];
