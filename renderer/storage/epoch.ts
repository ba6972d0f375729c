import { createUlids } from '../core/article/ulid';
import type { CarrelDatabase } from './database';

/**
 * The unique id of this database. It is created at first use and lost when Chromium deletes the
 * database. A cursor or manifest with another epoch belongs to another database.
 */
export async function databaseEpoch(database: CarrelDatabase): Promise<string> {
  return (await knownEpoch(database)) ?? makeEpoch(database);
}

/** Null before its first use. */
export async function knownEpoch({ settings }: CarrelDatabase): Promise<string | null> {
  const known = await settings.get('epoch');
  return typeof known?.value === 'string' ? known.value : null;
}

function makeEpoch(database: CarrelDatabase): Promise<string> {
  return database.transaction('rw', database.settings, async () => {
    const known = await knownEpoch(database);
    if (known !== null) return known;
    const epoch = createUlids()();
    await database.settings.put({ id: 'epoch', value: epoch });
    return epoch;
  });
}
