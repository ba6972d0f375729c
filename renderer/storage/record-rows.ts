import type { Table } from 'dexie';
import { type RecordRow, recordReaders, withoutOwn } from '../core/machines/record-state';
import { type Note, readRow } from '../core/records/read-fields';
import type { CarrelDatabase, LibraryRecord } from './database';
import { ownSettings } from './own-settings';

/** The table that holds the rows of a record. */
export function tableOf(database: CarrelDatabase, name: LibraryRecord): Table<RecordRow, string> {
  const names = {
    settings: 'settings',
    feeds: 'feeds',
    'saved-searches': 'savedSearches',
    'site-rules': 'siteRules',
    tags: 'tags',
    collections: 'collections',
  };
  return database.table(names[name]);
}

/** The rows of a record, ordered by id, without what is the machine's own. */
export async function recordRows(
  database: CarrelDatabase,
  name: LibraryRecord,
): Promise<RecordRow[]> {
  const rows: unknown[] = await tableOf(database, name).toArray();
  return readRows(name, rows);
}

/** True for a row that the library has: not for a setting of one database. */
export const isOfLibrary = (name: LibraryRecord, id: string): boolean =>
  name !== 'settings' || !ownSettings.has(id);

/** Reads the rows with their fields in a fixed order; rows that cannot be read are left out. */
export function readRows(name: LibraryRecord, rows: readonly unknown[], note?: Note): RecordRow[] {
  const read = recordReaders[name];
  return rows.flatMap((row, at) => {
    const inRow = note && ((field: string, problem: string) => note(`[${at}].${field}`, problem));
    const taken = readRow<RecordRow>(read, row, inRow);
    return taken === null || !isOfLibrary(name, taken.id) ? [] : withoutOwn(name, taken);
  });
}
