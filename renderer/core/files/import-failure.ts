/**
 * Why a file or an item of it did not become an article. A code and not a sentence, so that the
 * page can say it in the reader's language.
 */
export type ImportFailure =
  | 'empty-file'
  | 'unknown-format'
  | 'too-large'
  | 'no-text'
  | 'damaged'
  | 'unreadable'
  | 'vanished'
  | 'timed-out'
  /** It ended the process that read it, at another time. */
  | 'set-aside'
  | 'not-saved'
  /** An archive that was made to fill the disk, or one with more in it than anyone has. */
  | 'too-much-inside'
  /** A name in an archive that leads out of it, or a link. */
  | 'unsafe-name'
  | 'encrypted';
