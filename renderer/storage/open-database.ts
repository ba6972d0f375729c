import { canOpen, takeCheck } from './check-database';
import type { CarrelDatabase } from './database';

/** Held by every window that has the database open. */
const lock = 'carrel-database';

/**
 * Before the first look into the working copy: one that cannot be opened, not at the second try
 * either, is set aside, and a new one is made at that look; the library's folder has all of it.
 * Never under a window that could open it.
 *
 * @param setAside answers whether it could be done
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
    // Another window has it open, and this waits for nothing; or is setting it aside, and is waited for.
    if (!isMine) await navigator.locks.request(lock, { mode: 'shared' }, () => {});
  }
  try {
    await database.open();
  } catch (cause) {
    throw new Error('the database cannot be opened; check the free disk space', { cause });
  }
  // Chromium may evict what nobody asked it to keep; main grants it: see electron/permissions.ts.
  void navigator.storage.persist();
  void navigator.locks.request(lock, { mode: 'shared' }, () => new Promise(() => {}));
}
