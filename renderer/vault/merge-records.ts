import type { Unreadable, VaultRecord, VaultWrite } from '../../electron/ipc/contract';
import { announceChanges, appendChanges } from '../storage/change-log';
import { type CarrelDatabase, type LibraryRecord, libraryRecords } from '../storage/database';
import { type Finding, finding, unreadableFinding } from './findings';
import type { LibraryFiles } from './library-files';
import { type ParsedRecord, parseRecord, recordFile, recordRows, tableOf } from './record-files';

/** Where records are read from: the library's folder, or an exported one. */
export interface RecordSource {
  readRecord(name: VaultRecord): Promise<string | null | Unreadable>;
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
 * @returns files that cannot be read; one with damaged content is written again where the database
 *   has rows, all others are left alone
 */
export async function mergeRecords(
  database: CarrelDatabase,
  folder: RecordSource,
  { prefer, waiting }: Merging,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of libraryRecords) {
    if (waiting.has(name) && prefer === 'database') continue;
    const json = await folder.readRecord(name);
    if (isUnreadable(json)) {
      findings.push(unreadableFinding(json));
      continue;
    }
    const parsed = parseRecord(name, json ?? `{"${name}":[]}`);
    findings.push(...findingsOf(name, parsed));
    if (!parsed.ok && parsed.reason === 'newer-version') continue;
    await takeRows(database, name, parsed.ok ? parsed.rows : [], prefer, async () => {
      // A file with too many rows keeps them, until a change writes it.
      if (parsed.ok && parsed.cutOff !== undefined) return false;
      const now = await recordFile(database, name);
      // A new database has nothing that could replace a damaged file.
      const isReadable = json !== null && parsed.ok;
      return now !== json && (isReadable || (await recordRows(database, name)).length > 0);
    });
  }
  return findings;
}

/**
 * Called before a record is written: a file with rows that this version could not take is set aside.
 *
 * @returns why not, when it has to be and cannot
 */
export async function keepUnread(
  files: Pick<LibraryFiles, 'readRecord' | 'setRecordAside'>,
  name: LibraryRecord,
): Promise<VaultWrite> {
  const json = await files.readRecord(name);
  if (json === null) return { ok: true };
  if (!isUnreadable(json)) {
    const parsed = parseRecord(name, json);
    if (parsed.ok && parsed.cutOff === undefined) return { ok: true };
  }
  return files.setRecordAside(name);
}

/**
 * Takes from an exported library what this one does not have.
 *
 * @returns files that are there and cannot be read
 */
export async function addRecords(
  database: CarrelDatabase,
  bundle: RecordSource,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of libraryRecords) {
    const json = await bundle.readRecord(name);
    if (json === null) continue;
    if (isUnreadable(json)) {
      findings.push(unreadableFinding(json));
      continue;
    }
    const parsed = parseRecord(name, json);
    const isTaken = async (taken: number) => taken > 0;
    findings.push(...findingsOf(name, parsed));
    if (parsed.ok) await takeRows(database, name, parsed.rows, 'database', isTaken);
  }
  return findings;
}

function findingsOf(name: LibraryRecord, parsed: ParsedRecord): Finding[] {
  const place = `${name}.json`;
  if (!parsed.ok) return [finding('unreadable', place, parsed.reason)];
  const { cutOff, repaired } = parsed;
  return [
    ...(cutOff === undefined ? [] : [finding('cut-off', place, 'too-many', cutOff)]),
    ...(repaired ? [finding('repaired', place, 'out-of-bounds', repaired.join('; '))] : []),
  ];
}

export function isUnreadable(read: string | null | Unreadable): read is Unreadable {
  return typeof read === 'object' && read !== null;
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
