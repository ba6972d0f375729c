import type { VaultTrouble } from '../ipc/contract.js';
import { codeOf } from './disk.js';

/** The library's folder has vanished: a drive was pulled out, a share is away, someone moved it. */
export class LibraryGone extends Error {
  constructor(root: string) {
    super(`the library's folder is gone: ${root}`);
  }
}

/** The library is there, but what was asked must not be done: a link in the way, a wrong hash. */
export class Refused extends Error {}

const full = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const readOnly = ['EROFS', 'EACCES', 'EPERM'];

/** What the user is told when writing failed. An error that is not the disk's is a bug and thrown on. */
export function troubleOf(error: unknown): VaultTrouble {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof LibraryGone) return { ok: false, reason: 'gone', message };
  if (error instanceof Refused) return { ok: false, reason: 'failed', message };
  const code = codeOf(error);
  if (full.includes(code)) return { ok: false, reason: 'full', message };
  if (readOnly.includes(code)) return { ok: false, reason: 'read-only', message };
  // `errno` tells the system's errors from Node's own, which are complaints about wrong arguments.
  if (typeof (error as NodeJS.ErrnoException).errno === 'number') {
    return { ok: false, reason: 'failed', message };
  }
  throw error;
}
