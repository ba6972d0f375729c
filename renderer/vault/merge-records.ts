import type { Unreadable, VaultRecord, VaultWrite } from '../../electron/ipc/vault-files';
import { announceChanges, appendChanges } from '../storage/change-log';
import { type CarrelDatabase, type LibraryRecord, libraryRecords } from '../storage/database';
import { type Finding, finding, unreadableFinding } from './findings';
import type { LibraryFiles } from './library-files';
import { type ParsedRecord, parseRecord, recordFile, recordRows, tableOf } from './record-files';

/** The source of records: the library folder or an exported library. */
export interface RecordSource {
  readRecord(name: VaultRecord): Promise<string | null | Unreadable>;
}

interface Merging {
  /** Whose row wins when both have one. */
  prefer: 'file' | 'database';
  /** Records with a change that is not written yet; their files are ignored. */
  waiting: ReadonlySet<string>;
  /** The log's last sequence number before `waiting` was read. */
  since: number;
}

/**
 * Merges the settings, feeds, saved searches, site rules and tags of the database and the library folder.
 * The rows of both are kept, so a lost table or a lost file loses nothing. The follower then writes
 * the rows that the files lack.
 *
 * @returns findings for files that cannot be read. A damaged file is written again if the database
 *   has rows; the others stay unchanged.
 */
export async function mergeRecords(
  database: CarrelDatabase,
  folder: RecordSource,
  { prefer, waiting, since }: Merging,
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
    // What was deleted after the file was read is not brought back from it.
    const isStale = async () => prefer === 'database' && (await hasChanged(database, name, since));
    await takeRows(database, name, parsed.ok ? parsed.rows : [], prefer, isStale, async () => {
      // A file with too many rows keeps them until a change to the record writes it.
      if (parsed.ok && parsed.cutOff !== undefined) return false;
      const now = await recordFile(database, name);
      // A new database has no rows to replace those of a damaged file.
      const isReadable = json !== null && parsed.ok;
      return now !== json && (isReadable || (await recordRows(database, name)).length > 0);
    });
  }
  return findings;
}

/**
 * Called before a record is written: renames a file with rows that this version could not read, so
 * that they are not overwritten.
 *
 * @returns the error when the file cannot be renamed
 */
export async function setUnreadableAside(
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
 * Adds the record rows of an exported library that this library does not have.
 *
 * @returns findings for files that exist and cannot be read
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
    const isStale = async () => false;
    if (parsed.ok) await takeRows(database, name, parsed.rows, 'database', isStale, isTaken);
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

/** True when the record was changed after this place in the log; the follower writes it then. */
async function hasChanged(
  database: CarrelDatabase,
  name: LibraryRecord,
  since: number,
): Promise<boolean> {
  const changes = await database.changes.where('seq').above(since).toArray();
  return changes.some(({ kind, id }) => kind === 'record-changed' && id === name);
}

async function takeRows(
  database: CarrelDatabase,
  name: LibraryRecord,
  theirs: readonly { id: string }[],
  prefer: 'file' | 'database',
  isStale: () => Promise<boolean>,
  isToBeWritten: (taken: number) => Promise<boolean>,
): Promise<void> {
  const table = tableOf(database, name);
  await database.transaction('rw', table, database.changes, async () => {
    if (await isStale()) return;
    const known = new Set((await recordRows(database, name)).map(({ id }) => id));
    const taken = prefer === 'file' ? theirs : theirs.filter(({ id }) => !known.has(id));
    await table.bulkPut([...taken]);
    if (await isToBeWritten(taken.length)) await appendChanges(database, 'record-changed', [name]);
  });
  announceChanges();
}
