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

/**
 * Brings together what the database and a folder know of feeds, saved searches and settings. Every
 * row of either is kept, so that neither a lost table nor a lost file costs anything; where both
 * have one and differ, `prefer` decides. The follower then writes what the file lacks.
 *
 * @param waiting records whose last change is on its way to the folder: the database has the last word
 * @returns files that cannot be read; a damaged one is written again from what the database has, that
 *   of a newer Carrel is left alone
 */
export async function mergeRecords(
  database: CarrelDatabase,
  source: RecordSource,
  prefer: 'file' | 'database',
  waiting: ReadonlySet<string> = new Set(),
): Promise<UnreadableRecord[]> {
  const unreadable: UnreadableRecord[] = [];
  for (const name of libraryRecords) {
    if (waiting.has(name) && prefer === 'database') continue;
    const json = await source.readRecord(name);
    const parsed = parseRecord(name, json ?? `{"${name}":[]}`);
    if (!parsed.ok) unreadable.push({ name, reason: parsed.reason });
    const isNewer = !parsed.ok && parsed.reason === 'newer-version';
    if (!isNewer) await mergeRecord(database, name, json, parsed.ok ? parsed.rows : [], prefer);
  }
  return unreadable;
}

async function mergeRecord(
  database: CarrelDatabase,
  name: LibraryRecord,
  json: string | null,
  theirs: readonly { id: string }[],
  prefer: 'file' | 'database',
): Promise<void> {
  const table = tableOf(database, name);
  const isChanged = await database.transaction('rw', table, database.changes, async () => {
    const ours = await recordRows(database, name);
    const known = new Set(ours.map(({ id }) => id));
    const taken = prefer === 'file' ? theirs : theirs.filter(({ id }) => !known.has(id));
    await table.bulkPut([...taken]);
    const isEmpty = ours.length + taken.length === 0;
    if (isEmpty || json === (await recordFile(database, name))) return taken.length > 0;
    await appendChanges(database, 'record-changed', [name]);
    return true;
  });
  if (isChanged) announceChanges();
}
