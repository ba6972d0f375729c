import type { Dexie } from 'dexie';

/** Delay before the check: normally Dexie reopens a connection in milliseconds at the next access. */
const closedMs = 5_000;
const silentMs = 10_000;

/**
 * Calls `onSilent` when Chromium has closed the connection (a full disk, a disk error) and never
 * answers the request to reopen it. Chromium 130 drops a request that was pending when it closed the
 * database's files, and all later ones of the same page or worker. Only a new page helps.
 */
export function watchConnection(
  database: Pick<Dexie, 'on' | 'isOpen' | 'hasBeenClosed' | 'open'>,
  onSilent: () => void,
): void {
  let closed: ReturnType<typeof setTimeout> | undefined;
  let isChecking = false;

  async function check(): Promise<void> {
    if (database.isOpen() || database.hasBeenClosed()) return;
    isChecking = true;
    const silent = setTimeout(onSilent, silentMs);
    await database.open().catch(() => {});
    clearTimeout(silent);
    isChecking = false;
  }

  database.on('close', () => {
    // A failed open during the check also fires `close`, and it was answered.
    if (isChecking) return;
    clearTimeout(closed);
    closed = setTimeout(() => void check(), closedMs);
  });
}
