import type { ImportFailure } from '../core/files/import-failure';

/** Why a file failed, in a sentence; the page has its own in the reader's language. */
export const failureText: Record<ImportFailure, string> = {
  'empty-file': 'the file is empty',
  'unknown-format': 'Carrel does not know this kind of file',
  'too-large': 'the file is too large to be an article',
  'no-text': 'there is no text in it',
  damaged: 'the file is damaged',
  unreadable: 'the file cannot be read',
  vanished: 'there is no such file (any more)',
  'set-aside':
    'it ended the process that read it before; change it or use a newer Carrel to try again',
  'timed-out': 'it took too long to read and was given up',
  'not-saved': 'it could not be saved: check the disk and the library’s folder',
  'too-much-inside': 'there is more in this archive than can be real',
  'unsafe-name': 'its name leads out of the archive, or it is a link',
  encrypted: 'it is encrypted',
};
