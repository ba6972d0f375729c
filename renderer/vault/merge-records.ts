import type { VaultRecord } from '../../electron/ipc/contract';
import { announceChanges, appendChanges } from '../storage/change-log';
import { type CarrelDatabase, type LibraryRecord, libraryRecords } from '../storage/database';
import { parseRecord, recordFile, recordRows, tableOf } from './record-files';

/** Where records are read from: the library's folder, or an exported one. */
export interface RecordSource {
  readRecord(name: VaultRecord): Promise<string | null>;
}

export interface UnreadableRecord {
  name: LibraryRecord;
  reason: 'damaged' | 'newer-version';
}

interface Merging {
  /** Who has the last word where both have a row and differ. */
  prefer: 'file' | 'database';
  /** Records whose last change is on its way to the folder: nothing of the file is taken. */
  waiting: ReadonlySet<string>;
}

/**
 * Brings together what the database and the library's folder know of feeds, saved searches and
 * settings. Every row of either is kept, so that neither a lost table nor a lost file costs
 * anything. The follower then writes what the files lack.
 *
 * @returns files that cannot be read; a damaged one is written again from what the database has, that
 *   of a newer Carrel is left alone
 */
export async function mergeRecords(
  database: CarrelDatabase,
  folder: RecordSource,
  { prefer, waiting }: Merging,
): Promise<UnreadableRecord[]> {
  const unreadable: UnreadableRecord[] = [];
  for (const name of libraryRecords) {
    if (waiting.has(name) && prefer === 'database') continue;
    const json = await folder.readRecord(name);
    const parsed = parseRecord(name, json ?? `{"${name}":[]}`);
    if (!parsed.ok) unreadable.push({ name, reason: parsed.reason });
    if (!parsed.ok && parsed.reason === 'newer-version') continue;
    await takeRows(database, name, parsed.ok ? parsed.rows : [], prefer, async () => {
      const now = await recordFile(database, name);
      return now !== json && (json !== null || (await recordRows(database, name)).length > 0);
    });
  }
  return unreadable;
}

/** Takes from an exported library what this one does not have. */
export async function addRecords(database: CarrelDatabase, bundle: RecordSource): Promise<void> {
  for (const name of libraryRecords) {
    const parsed = parseRecord(name, (await bundle.readRecord(name)) ?? '');
    const isTaken = async (taken: number) => taken > 0;
    if (parsed.ok) await takeRows(database, name, parsed.rows, 'database', isTaken);
  }
}

async function takeRows(
  database: CarrelDatabase,
  name: LibraryRecord,
  theirs: readonly { id: string }[],
  prefer: 'file' | 'database',
  isToBeWritten: (taken: number) => Promise<boolean>,
): Promise<void> {
  const table = tableOf(database, name);
  await database.transaction('rw', table, database.changes, async () => {
    const known = new Set((await recordRows(database, name)).map(({ id }) => id));
    const taken = prefer === 'file' ? theirs : theirs.filter(({ id }) => !known.has(id));
    await table.bulkPut([...taken]);
    if (await isToBeWritten(taken.length)) await appendChanges(database, 'record-changed', [name]);
  });
  announceChanges();
}
