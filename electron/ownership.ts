import { hostname } from 'node:os';
import { app } from 'electron';
import type { Order } from './command-line.js';
import { offerHandover } from './handover/caller.js';
import { type LibraryLock, type LockHolder, takeLock } from './vault/lock.js';

export type Ownership =
  /** This process has the library. No lock: its folder cannot be written to, and can be read. */
  | { kind: 'own'; lock: LibraryLock | null }
  /** Another account's Carrel has it, or another machine's. */
  | { kind: 'held'; holder: LockHolder }
  /** This user's Carrel has it, and has carried out the command line. */
  | { kind: 'handed over'; exitCode: number };

/**
 * From one lock to the other an owner needs a moment; and one that lost Chromium's to another start,
 * and so cannot be called, is most often a command that ends by itself.
 */
const patienceMs = 12_000;

/**
 * Two locks make an owner: the one in the library's folder, then Chromium's on the profile, through
 * which a second process hands its words over. Chromium's alone does not do: of two processes that
 * start at one moment both may get it (seen once in thirty starts on a busy machine).
 */
export async function ownLibrary(
  folder: string,
  order: Order,
  onLost: () => void,
): Promise<Ownership> {
  const handover = offerHandover();
  const begunAt = Date.now();
  let lock: LibraryLock | null = null;
  // The owner of the profile may have moved its library elsewhere.
  const releaseLock = async () => lock?.release();
  const knock = async (): Promise<Ownership | null> => {
    const taken = lock === null ? await takeLock(folder, onLost) : null;
    if (taken?.ok) lock = taken.lock;
    const hasProfile = app.requestSingleInstanceLock({ socket: handover.socket });
    if (taken === null || taken.ok || taken.reason !== 'held') {
      return hasProfile ? { kind: 'own', lock } : null;
    }
    if (!hasProfile) return null;
    // For the holder, if it is this user's and just starting.
    app.releaseSingleInstanceLock();
    const { holder } = taken;
    const isWorthWaiting = holder.host === hostname() && Date.now() - begunAt < patienceMs;
    return isWorthWaiting ? null : { kind: 'held', holder };
  };
  const outcome = await handover.run(order, knock);
  if (typeof outcome !== 'number') return outcome;
  await releaseLock();
  return { kind: 'handed over', exitCode: outcome };
}
