import type { DownloadFailure, DownloadFailureReason } from '../../electron/ipc/downloads';

const sentences: Record<DownloadFailureReason, string> = {
  off: 'fetching is switched off in the settings',
  'not-modified': 'the server sent no file',
  'bad-address': 'the address is not a web address',
  'refused-address': 'the address is in a private network that is not allowed',
  'too-large': 'the file is larger than 512 MiB',
  'timed-out': 'the server did not answer in time',
  status: 'the server answered with an error',
  tls: 'the connection is not secure',
  unreachable: 'the server could not be reached, or broke off',
  'too-many-redirects': 'the address leads on too often',
  cancelled: 'cancelled',
  empty: 'the file is empty',
  page: 'the server sent a web page in the place of the file',
  full: 'the disk is full',
  'read-only': 'the library folder cannot be written to',
  gone: 'the library folder is missing',
  failed: 'the file could not be saved',
};

/** Reasons of which the message says more. */
const withMessage: readonly DownloadFailureReason[] = ['tls', 'unreachable', 'failed'];

/** Why a file was not downloaded, in English. */
export function downloadTroubleText({ reason, status, message }: DownloadFailure): string {
  const detail = withMessage.includes(reason) ? message : status ? String(status) : '';
  return detail === '' ? sentences[reason] : `${sentences[reason]}: ${detail}`;
}
