import type { ReadProblem, Unreadable, VaultTrouble } from '../ipc/vault-files.js';
import { isSystemError, systemSentence } from '../system-errors.js';
import { codeOf } from './disk.js';

/** The library folder is missing: its drive was removed, its share is offline, or it was moved. */
export class LibraryGone extends Error {
  constructor(root: string) {
    super(`the library folder is gone: ${root}`);
  }
}

/** The operation is not allowed, for example because of a link in the path or a wrong checksum. */
export class Refused extends Error {}

/** A single file or folder cannot be read; the others are not affected. */
export class CannotRead extends Refused {
  constructor(
    readonly reason: ReadProblem,
    message: string,
  ) {
    super(message);
  }
}

const forbidden = ['EACCES', 'EPERM'];

/** Describes a read error of `place`. Errors that are neither ours nor the system's are bugs: rethrown. */
export function unreadableOf(place: string, error: unknown): Unreadable {
  const message = systemSentence(error);
  if (error instanceof CannotRead) return { place, reason: error.reason, message };
  if (error instanceof Refused) return { place, reason: 'damaged', message };
  if (!isSystemError(error)) throw error;
  // A cycle of links.
  if (codeOf(error) === 'ELOOP') return { place, reason: 'link', message };
  return { place, reason: forbidden.includes(codeOf(error)) ? 'forbidden' : 'disk-error', message };
}

const full = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const readOnly = ['EROFS', ...forbidden];

/** Describes a write error to the user. Errors that are not the system's are bugs: rethrown. */
export function troubleOf(error: unknown): VaultTrouble {
  const message = systemSentence(error);
  if (error instanceof LibraryGone) return { ok: false, reason: 'gone', message };
  if (error instanceof Refused) return { ok: false, reason: 'failed', message };
  const code = codeOf(error);
  if (full.includes(code)) return { ok: false, reason: 'full', message };
  if (readOnly.includes(code)) return { ok: false, reason: 'read-only', message };
  if (isSystemError(error)) return { ok: false, reason: 'failed', message };
  throw error;
}
