import { hostname } from 'node:os';
import { app } from 'electron';
import type { Order } from './command-line.js';
import { offerHandover } from './handover/caller.js';
import { releaseAtSignal } from './signals.js';
import { type LockHolder, type ProfileLock, removeEarlierLock, takeLock } from './vault/lock.js';

export type Ownership =
  /** This process owns the library on this machine. `lock` is null when the profile is read-only. */
  | { kind: 'own'; lock: ProfileLock | null }
  /** An earlier Carrel, which writes alone, owns it; or one on another computer has the same profile. */
  | { kind: 'held'; holder: LockHolder }
  /** This user's Carrel owns it and has carried out the command line. */
  | { kind: 'handed over'; exitCode: number };

/**
 * In milliseconds. An owner needs a moment to get the second lock; and a process that did not get
 * Chromium's lock, and so cannot be called, is most often a command that soon ends.
 */
const longestWaitMs = 12_000;

/**
 * An owner has two locks on its profile: a file in it, then Chromium's single-instance lock, through which
 * a second process hands over its command line. Chromium's lock alone is not enough: two processes that
 * start at the same moment may both get it (seen once in thirty starts on a busy machine).
 */
export async function ownLibrary(
  profile: string,
  folder: string,
  order: Order,
  onLost: () => void,
): Promise<Ownership> {
  const handover = offerHandover();
  const begunAt = Date.now();
  let lock: ProfileLock | null = null;
  // The owner of the profile may have another library open.
  const releaseLock = async () => lock?.release();
  const attempt = async (): Promise<Ownership | null> => {
    const taken = lock === null ? await takeLock(profile, onLost) : null;
    if (taken?.ok) {
      lock = taken.lock;
      releaseAtSignal(() => taken.lock.releaseAtExit());
    }
    const hasProfile = app.requestSingleInstanceLock({ socket: handover.socket });
    const holder =
      taken !== null && !taken.ok && taken.reason === 'held'
        ? taken.holder
        : await removeEarlierLock(folder);
    if (holder === null) return hasProfile ? { kind: 'own', lock } : null;
    if (!hasProfile) return null;
    // The holder may be this user's and just starting: it needs Chromium's lock next.
    app.releaseSingleInstanceLock();
    const isWorthWaiting = holder.host === hostname() && Date.now() - begunAt < longestWaitMs;
    return isWorthWaiting ? null : { kind: 'held', holder };
  };
  const outcome = await handover.run(order, attempt);
  if (typeof outcome !== 'number' && outcome.kind === 'own') return outcome;
  await releaseLock();
  return typeof outcome === 'number' ? { kind: 'handed over', exitCode: outcome } : outcome;
}
