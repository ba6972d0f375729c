import { hostname } from 'node:os';
import { app } from 'electron';
import type { Order } from './command-line.js';
import { offerHandover } from './handover/caller.js';
import { releaseAtSignal } from './signals.js';
import { type LibraryLock, type LockHolder, takeLock } from './vault/lock.js';

export type Ownership =
  /** This process owns the library. `lock` is null when the folder is read-only. */
  | { kind: 'own'; lock: LibraryLock | null }
  /** A Carrel of another account or of another machine owns it. */
  | { kind: 'held'; holder: LockHolder }
  /** This user's Carrel owns it and has carried out the command line. */
  | { kind: 'handed over'; exitCode: number };

/**
 * In milliseconds. An owner needs a moment to get the second lock; and a process that did not get
 * Chromium's lock, and so cannot be called, is most often a command that soon ends.
 */
const longestWaitMs = 12_000;

/**
 * An owner has two locks: the one in the library folder, then Chromium's single-instance lock on the
 * profile, through which a second process hands over its command line. Chromium's lock alone is not
 * enough: two processes that start at the same moment may both get it (seen once in thirty starts on a
 * busy machine).
 */
export async function ownLibrary(
  folder: string,
  order: Order,
  onLost: () => void,
): Promise<Ownership> {
  const handover = offerHandover();
  const begunAt = Date.now();
  let lock: LibraryLock | null = null;
  // The owner of the profile may have moved its library to another folder.
  const releaseLock = async () => lock?.release();
  const attempt = async (): Promise<Ownership | null> => {
    const taken = lock === null ? await takeLock(folder, onLost) : null;
    if (taken?.ok) {
      lock = taken.lock;
      releaseAtSignal(() => taken.lock.releaseAtExit());
    }
    const hasProfile = app.requestSingleInstanceLock({ socket: handover.socket });
    if (taken === null || taken.ok || taken.reason !== 'held') {
      return hasProfile ? { kind: 'own', lock } : null;
    }
    if (!hasProfile) return null;
    // The holder may be this user's and just starting: it needs Chromium's lock next.
    app.releaseSingleInstanceLock();
    const { holder } = taken;
    const isWorthWaiting = holder.host === hostname() && Date.now() - begunAt < longestWaitMs;
    return isWorthWaiting ? null : { kind: 'held', holder };
  };
  const outcome = await handover.run(order, attempt);
  if (typeof outcome !== 'number') return outcome;
  await releaseLock();
  return { kind: 'handed over', exitCode: outcome };
}
