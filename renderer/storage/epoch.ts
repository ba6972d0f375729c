import { createUlids } from '../core/article/ulid';
import type { CarrelDatabase } from './database';

/**
 * Names this very database: made when it is first opened, gone when Chromium throws it away. A
 * cursor or a manifest with another epoch belongs to a database that is no more.
 */
export async function databaseEpoch(database: CarrelDatabase): Promise<string> {
  const known = await database.settings.get('epoch');
  return typeof known?.value === 'string' ? known.value : makeEpoch(database);
}

function makeEpoch(database: CarrelDatabase): Promise<string> {
  return database.transaction('rw', database.settings, async () => {
    const known = await database.settings.get('epoch');
    if (typeof known?.value === 'string') return known.value;
    const epoch = createUlids()();
    await database.settings.put({ id: 'epoch', value: epoch });
    return epoch;
  });
}
