import type { ImportFailure } from '../core/files/import-failure';
import type { ReadFailure } from '../core/importers/read-failure';

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
  'not-written':
    'the article is in the library, but its files could not be written yet; check the free disk space and the library folder',
  'too-much-inside': 'the archive unpacks to far more than its size allows (possible zip bomb)',
  'unsafe-name': 'its name points outside the archive, or it is a link',
  encrypted: 'the file is password-protected',
  'fetching-off': 'fetching from the network is switched off in the settings',
  'bad-address': 'this is no http or https address',
  'refused-address':
    'the address is one of this machine or of a private network; allow the host in the settings to fetch it',
  'no-answer': 'the server could not be reached or did not answer in time',
  'not-secure': 'the connection to the server is not trustworthy',
  'not-found': 'the page does not exist (any more)',
  'server-error': 'the server refused to send the page',
  'asked-to-wait': 'the server asks not to be asked again for now',
  'too-many-redirects': 'the address leads on to other addresses too often',
  'login-wall': 'the server asks for a login instead of showing the article',
  'cookie-wall': 'the server asks about cookies instead of showing the article',
  'bot-wall': 'the server shows a test for robots instead of the article',
};

/** The reason, and what the system says of it. */
export function failureSentence({ reason, detail }: ReadFailure): string {
  return detail === undefined ? failureText[reason] : `${failureText[reason]}: ${detail}`;
}
