import { announceChanges, appendChanges } from '../../storage/change-log';
import type { CarrelDatabase } from '../../storage/database';
import { isSame, type RecordRows } from '../journal';
import type { Library } from '../library';

/** The names of the tables' files in the library folder. */
const recordOf = {
  savedSearches: 'saved-searches',
  siteRules: 'site-rules',
  tags: 'tags',
  collections: 'collections',
} as const;

/**
 * Changes one row of a record and logs it in one transaction, so that the vault writes the record.
 * Without a difference nothing is logged.
 *
 * @param edit gets the row, undefined when there is none; returns the new one, undefined to delete it
 * @returns the row before
 */
export async function changeRecord<Table extends keyof RecordRows>(
  { database, journal }: Pick<Library, 'database' | 'journal'>,
  table: Table,
  id: string,
  edit: (row: RecordRows[Table] | undefined) => RecordRows[Table] | undefined,
): Promise<RecordRows[Table] | undefined> {
  const rows = tableOf(database, table);
  const { before, after } = await database.transaction('rw', rows, database.changes, async () => {
    const before = await rows.get(id);
    const after = edit(before);
    if (!isSame(before, after)) {
      if (after === undefined) await rows.delete(id);
      else await rows.put(after);
      await appendChanges(database, 'record-changed', [recordOf[table]]);
    }
    return { before, after };
  });
  if (!isSame(before, after)) {
    announceChanges();
    journal?.recordChanged(table, id, before, after);
  }
  return before;
}

function tableOf<Table extends keyof RecordRows>(database: CarrelDatabase, table: Table) {
  return database.table<RecordRows[Table], string>(table);
}
