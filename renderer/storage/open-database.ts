import { canOpen, takeCheck } from './check-database';
import type { CarrelDatabase } from './database';

/** Name of the Web Lock that every window with an open database holds. */
const lock = 'carrel-database';

/**
 * Opens the working copy. A database that cannot be opened at two attempts is renamed, and a new one
 * is created, which is rebuilt from the library folder. A database that another window has open is
 * never renamed.
 *
 * @param setAside renames the database; resolves to false on failure
 */
export async function openDatabase(
  database: CarrelDatabase,
  setAside: () => Promise<boolean>,
): Promise<void> {
  if (!(await takeCheck())) {
    const isMine = await navigator.locks.request(lock, { ifAvailable: true }, async (held) => {
      if (held !== null && !(await canOpen())) await setAside();
      return held !== null;
    });
    // Waits while another window is renaming the database; does not wait when it has it open.
    if (!isMine) await navigator.locks.request(lock, { mode: 'shared' }, () => {});
  }
  try {
    await database.open();
  } catch (cause) {
    throw new Error('the database cannot be opened; check the free disk space', { cause });
  }
  // Prevents eviction by Chromium; electron/permissions.ts grants the request.
  void navigator.storage.persist();
  void navigator.locks.request(lock, { mode: 'shared' }, () => new Promise(() => {}));
}
