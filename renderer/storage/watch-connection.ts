import type { Dexie } from 'dexie';

/** Dexie opens a closed connection again at the next read or write; then it takes some milliseconds. */
const closedMs = 5_000;
const silentMs = 10_000;

/**
 * Calls `onSilent` when Chromium has closed the connection (a full disk, an error of the disk) and then
 * answers neither yes nor no to opening it again: Chromium 130 drops a request that was on its way when
 * it closed the database's files, and all later ones of the same page or worker. Only a new page helps.
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
    // A failing attempt to open closes, too: what fails is answered.
    if (isChecking) return;
    clearTimeout(closed);
    closed = setTimeout(() => void check(), closedMs);
  });
}
