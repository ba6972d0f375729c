import type { ImportFailure } from '../core/files/import-failure';

/** The reason of a failed import. The window has its own translated texts. */
export const failureText: Record<ImportFailure, string> = {
  'empty-file': 'the file is empty',
  'unknown-format': 'Carrel cannot read this type of file',
  'unknown-columns':
    'the columns of this CSV are not known; name them, for example --columns url=Link,title=Name',
  'too-large': 'the file is too large',
  'no-text': 'no article text was found in the file',
  damaged: 'the file is damaged',
  unreadable: 'the file cannot be read',
  vanished: 'the file does not exist (any more)',
  'set-aside':
    'the file made Carrel crash or stop responding before, so it was skipped; change it or use a newer version of Carrel to try again',
  'timed-out': 'reading the file took too long and was stopped',
  'not-saved': 'the article could not be saved; check the free disk space and the library folder',
  'too-much-inside': 'the archive unpacks to far more than its size allows (possible zip bomb)',
  'unsafe-name': 'its name points outside the archive, or it is a link',
  encrypted: 'the file is password-protected',
};
