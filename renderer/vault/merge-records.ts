import type { Unreadable, VaultRecord, VaultWrite } from '../../electron/ipc/vault-files';
import { type Distrusted, trustedRow } from '../core/machines/trust';
import { announceChanges, appendChanges } from '../storage/change-log';
import { type CarrelDatabase, type LibraryRecord, libraryRecords } from '../storage/database';
import { recordRows, tableOf } from '../storage/record-rows';
import { joinRecord, knownRows, noteRecords } from '../storage/record-stamps';
import { type Finding, finding, unreadableFinding } from './findings';
import type { LibraryFiles } from './library-files';
import { type ParsedRecord, parseRecord, recordFile } from './record-files';

/** The source of records: the library folder or an exported library. */
export interface RecordSource {
  readRecord(name: VaultRecord): Promise<string | null | Unreadable>;
}

interface Merging {
  /** Whose value counts when both have one and no stamp says which is later. */
  prefer: 'file' | 'database';
  /** Records with a change that is not written yet; without states, their files are ignored. */
  waiting: ReadonlySet<string>;
  /** The own machine. */
  machine: string;
  distrusted: Distrusted;
}

/**
 * Joins the settings, feeds, saved searches, site rules, tags and collections of the database and the library
 * folder. The rows of both are kept, so a lost table or a lost file loses nothing. The follower then writes
 * what the files lack.
 *
 * @returns findings for files that cannot be read. A damaged file is written again if the database
 *   has rows; the others stay unchanged.
 */
export async function mergeRecords(
  database: CarrelDatabase,
  folder: RecordSource,
  { prefer, waiting, machine, distrusted }: Merging,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of libraryRecords) {
    await noteRecords(database, name);
    const isKnown = (await knownRows(database, name)).size > 0;
    if (!isKnown && waiting.has(name) && prefer === 'database') continue;
    const json = await folder.readRecord(name);
    if (isUnreadable(json)) {
      findings.push(unreadableFinding(json));
      continue;
    }
    const parsed = parseRecord(name, json ?? `{"${name}":[]}`);
    findings.push(...findingsOf(name, parsed));
    if (!parsed.ok && parsed.reason === 'newer-version') continue;
    const states = parsed.ok ? [...parsed.states] : [];
    const incoming = states.map(([id, state]) => {
      return { id, state: trustedRow(name, state, distrusted) };
    });
    await joinRecord(database, machine, name, incoming, {
      prefer,
      isToBeWritten: async () => {
        // A file with too many rows keeps them until a change to the record writes it.
        if (parsed.ok && parsed.cutOff !== undefined) return false;
        const now = await recordFile(database, name);
        // A new database has no rows to replace those of a damaged file.
        const isReadable = json !== null && parsed.ok;
        return now !== json && (isReadable || (await recordRows(database, name)).length > 0);
      },
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
  machine: string,
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
    findings.push(...findingsOf(name, parsed));
    if (parsed.ok) await addRows(database, machine, name, parsed);
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

/** Adds the rows that the database lacks, with their states, so that a restored library is what it was. */
async function addRows(
  database: CarrelDatabase,
  machine: string,
  name: LibraryRecord,
  { rows, states }: ParsedRecord & { ok: true },
): Promise<void> {
  const table = tableOf(database, name);
  const known = await knownRows(database, name);
  const here = new Set(await table.toCollection().primaryKeys());
  // What was removed here comes back as a change of this machine.
  const back = rows.filter(({ id }) => known.has(id) && !here.has(id));
  await database.transaction('rw', table, database.changes, async () => {
    await table.bulkPut(back);
    if (back.length > 0) await appendChanges(database, 'record-changed', [name]);
  });
  const fresh = [...states].filter(([id]) => !known.has(id) && !here.has(id));
  const incoming = fresh.map(([id, state]) => ({ id, state }));
  await joinRecord(database, machine, name, incoming);
  announceChanges();
}
