import { canOpen, takeCheck } from './check-database';
import type { CarrelDatabase } from './database';

/** A newer Carrel has changed the form of the working copy; this one leaves it alone. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';

  constructor() {
    super(
      "Carrel's working copy of this library was made by a newer version of Carrel; nothing was changed. Install the newer version, or use --profile DIR for a working copy of its own",
    );
  }
}

/** Name of the Web Lock that every window with an open database holds. */
const lock = 'carrel-database';

/**
 * Opens the working copy. A database that cannot be opened at two attempts is renamed, and a new one
 * is created, which is rebuilt from the library folder. A database that another window has open is
 * never renamed. Throws a `NewerDatabase` for one that a newer Carrel has upgraded.
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
  // Dexie opens a newer database as it is, and would write rows that lack what the newer version needs. The
  // browser's number is ten times ours; Dexie adds one where it mends a schema.
  if (Math.floor(database.backendDB().version / 10) > database.verno) {
    database.close();
    throw new NewerDatabase();
  }
  // Prevents eviction by Chromium; electron/permissions.ts grants the request.
  void navigator.storage.persist();
  void navigator.locks.request(lock, { mode: 'shared' }, () => new Promise(() => {}));
}
