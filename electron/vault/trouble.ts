import type { ReadProblem, Unreadable, VaultTrouble } from '../ipc/contract.js';
import { codeOf } from './disk.js';

/** The library's folder has vanished: a drive was pulled out, a share is away, someone moved it. */
export class LibraryGone extends Error {
  constructor(root: string) {
    super(`the library folder is gone: ${root}`);
  }
}

/** The library is there, but what was asked must not be done: a link in the way, a wrong hash. */
export class Refused extends Error {}

/** One file or folder cannot be read, for a reason that concerns it alone. */
export class CannotRead extends Refused {
  constructor(
    readonly reason: ReadProblem,
    message: string,
  ) {
    super(message);
  }
}

const forbidden = ['EACCES', 'EPERM'];

/** Why `place` could not be read. An error that is neither ours nor the system's is thrown on. */
export function unreadableOf(place: string, error: unknown): Unreadable {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CannotRead) return { place, reason: error.reason, message };
  if (error instanceof Refused) return { place, reason: 'damaged', message };
  if (!isSystemError(error)) throw error;
  // Links that lead to each other.
  if (codeOf(error) === 'ELOOP') return { place, reason: 'link', message };
  return { place, reason: forbidden.includes(codeOf(error)) ? 'forbidden' : 'disk-error', message };
}

const full = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const readOnly = ['EROFS', ...forbidden];

/** What the user is told when writing failed. An error that is not the disk's is a bug and thrown on. */
export function troubleOf(error: unknown): VaultTrouble {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof LibraryGone) return { ok: false, reason: 'gone', message };
  if (error instanceof Refused) return { ok: false, reason: 'failed', message };
  const code = codeOf(error);
  if (full.includes(code)) return { ok: false, reason: 'full', message };
  if (readOnly.includes(code)) return { ok: false, reason: 'read-only', message };
  if (isSystemError(error)) return { ok: false, reason: 'failed', message };
  throw error;
}

/** `errno` tells the system's errors from Node's own, which are complaints about wrong arguments. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).errno === 'number';
}
