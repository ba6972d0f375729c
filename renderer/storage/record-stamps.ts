/** Stamps and joins the rows of records, as stamps.ts and join-states.ts do the articles. */
import { never, observed } from '../core/machines/clock';
import { sameJson } from '../core/machines/joining';
import { type Merge, mergesInRow } from '../core/machines/merges';
import {
  joinedRow,
  type RecordRow,
  type RecordRowState,
  recordJoinings,
  recordNames,
  rowWithState,
  valuesOf,
  withoutOwn,
} from '../core/machines/record-state';
import { mostRows } from '../core/records/library-records';
import { announceChanges, appendChanges, lastSeq } from './change-log';
import type {
  CarrelDatabase,
  Change,
  LibraryRecord,
  RecordBaseRow,
  RecordStampsRow,
} from './database';
import { noteMerges } from './merge-log';
import { isOfLibrary, readRows, recordRows, tableOf } from './record-rows';
import { TransactionClock } from './stamps';

const keyOf = (record: LibraryRecord, row: string) => `${record} ${row}`;

/** The states of the rows of a record that were ever changed, ordered by id, with those that were removed. */
export async function recordStates(
  { recordStamps }: CarrelDatabase,
  record: LibraryRecord,
): Promise<RecordStampsRow[]> {
  const states = await recordStamps.where('id').startsWith(keyOf(record, '')).toArray();
  return states as RecordStampsRow[];
}

/** The rows that came in and were never changed, by id. */
async function baseOf(
  { recordStamps }: CarrelDatabase,
  record: LibraryRecord,
): Promise<Map<string, RecordRow>> {
  const row = (await recordStamps.get(record)) as RecordBaseRow | undefined;
  return new Map((row?.rows ?? []).map((each) => [each.id, each]));
}

/** The ids of all rows of which a state is known, also of those that were removed. */
export async function knownRows(
  database: CarrelDatabase,
  record: LibraryRecord,
): Promise<Set<string>> {
  const base = await baseOf(database, record);
  const states = await recordStates(database, record);
  return new Set([...base.keys(), ...states.map(({ row }) => row)]);
}

/** Stamps the records of some rows of the log where they differ from their states. */
export async function stampRecords(
  database: CarrelDatabase,
  machine: string,
  changes: readonly Change[],
): Promise<void> {
  const last = new Map<string, Change>();
  for (const change of changes) if (change.kind === 'record-changed') last.set(change.id, change);
  for (const name of recordNames) {
    const change = last.get(name);
    if (change === undefined) continue;
    await database.transaction('rw', tablesOf(database, name), async () => {
      const clock = await TransactionClock.read(database, machine);
      await stampRecord(database, name, change, clock);
      await clock.store();
    });
  }
}

function tablesOf(database: CarrelDatabase, name: LibraryRecord) {
  const { recordStamps, settings, changes, cursors, feedStates } = database;
  return [tableOf(database, name), recordStamps, settings, changes, cursors, feedStates];
}

/** Stamps what differs in the table of a record; a row that it no longer has was removed. */
async function stampRecord(
  database: CarrelDatabase,
  record: LibraryRecord,
  { at, seq }: Pick<Change, 'at' | 'seq'>,
  clock: TransactionClock,
): Promise<void> {
  const [rows, states, base] = [
    await recordRows(database, record),
    await recordStates(database, record),
    await baseOf(database, record),
  ];
  const [joining, tick] = [recordJoinings[record], clock.tickAt(at)];
  const known = new Map(states.map((each) => [each.row, each.state]));
  const stamped: RecordStampsRow[] = [];
  const set = (id: string, row: RecordRow | null) => {
    const [before, first] = [known.get(id), base.get(id)];
    if (!before && row && first && sameJson(first, row)) return;
    const mine = before ?? (first && joining.base(valuesOf(record, first)));
    const state = joining.stamped(mine, row && valuesOf(record, row), tick);
    if (state !== mine) stamped.push({ id: keyOf(record, id), record, row: id, state, seq });
  };
  for (const row of rows) set(row.id, row);
  const there = new Set(rows.map(({ id }) => id));
  for (const id of new Set([...base.keys(), ...known.keys()])) if (!there.has(id)) set(id, null);
  await database.recordStamps.bulkPut(stamped);
}

/** Notes the rows that no state is known of, as unchanged since they came in: those of an earlier version. */
export async function noteRecords(database: CarrelDatabase, name: LibraryRecord): Promise<void> {
  await database.transaction('rw', tablesOf(database, name), async () => {
    const isKnown = (await knownRows(database, name)).size > 0;
    // What was changed since is stamped as new.
    if (isKnown || (await pendingChange(database, name))) return;
    const rows = await recordRows(database, name);
    if (rows.length > 0) await database.recordStamps.put({ id: name, rows });
  });
}

export interface JoinOptions {
  /** Whose value counts where both have one under the same stamp; the database's unless it is stated. */
  prefer?: 'file' | 'database';
  /** Whether the record is to be written, in the same transaction; by default when it was changed. */
  isToBeWritten?: (isChanged: boolean) => Promise<boolean>;
}

export interface IncomingRow {
  id: string;
  state: RecordRowState;
}

/**
 * Joins states of rows into a record and into its stamps, in one transaction, so that nothing of it counts as
 * a change of this machine. What was changed here and is not stamped yet is stamped first.
 *
 * @param incoming each row once
 * @returns true when the record is to be written
 */
export async function joinRecord(
  database: CarrelDatabase,
  machine: string,
  name: LibraryRecord,
  incoming: readonly IncomingRow[],
  { prefer = 'database', isToBeWritten = async (isChanged) => isChanged }: JoinOptions = {},
): Promise<boolean> {
  const rows = incoming.filter(({ id }) => isOfLibrary(name, id));
  const isChanged = await database.transaction('rw', tablesOf(database, name), async () => {
    const [clock, now] = [await TransactionClock.read(database, machine), Date.now()];
    const pending = await pendingChange(database, name);
    if (pending) await stampRecord(database, name, pending, clock);
    const changed = await joinRows(database, name, rows, prefer, clock, now);
    const isWanted = await isToBeWritten(changed);
    if (isWanted) await appendChanges(database, 'record-changed', [name]);
    await clock.store();
    return isWanted;
  });
  if (isChanged) announceChanges();
  return isChanged;
}

/** The last change of the record that the vault has not stamped yet. */
async function pendingChange(
  { changes, cursors }: CarrelDatabase,
  name: LibraryRecord,
): Promise<Change | undefined> {
  const cursor = await cursors.get('vault');
  return changes
    .where('seq')
    .above(cursor?.seq ?? 0)
    .filter(({ kind, id }) => kind === 'record-changed' && id === name)
    .last();
}

/** More rows than so many are read with all others of their table, which is quicker. */
const fewRows = 200;

/** Rows of a record, and the states of those that were ever changed, by id. */
async function rowsAndStates(
  database: CarrelDatabase,
  record: LibraryRecord,
  ids: readonly string[],
): Promise<[Map<string, RecordRow>, Map<string, RecordStampsRow>]> {
  const table = tableOf(database, record);
  const keys = ids.map((id) => keyOf(record, id));
  const isFew = ids.length < fewRows;
  const rows = isFew ? await table.bulkGet([...ids]) : await table.toArray();
  const states = isFew
    ? ((await database.recordStamps.bulkGet(keys)) as (RecordStampsRow | undefined)[])
    : await recordStates(database, record);
  return [
    new Map(rows.flatMap((row) => (row ? [[row.id, row]] : []))),
    new Map(states.flatMap((state) => (state ? [[state.row, state]] : []))),
  ];
}

async function joinRows(
  database: CarrelDatabase,
  record: LibraryRecord,
  incoming: readonly IncomingRow[],
  prefer: 'file' | 'database',
  clock: TransactionClock,
  now: number,
): Promise<boolean> {
  const table = tableOf(database, record);
  const ids = incoming.map(({ id }) => id);
  const [shown, known] = await rowsAndStates(database, record, ids);
  const [base, count] = [await baseOf(database, record), await table.count()];
  const baseBefore = base.size;
  const [joining, tick, seq] = [
    recordJoinings[record],
    clock.tickAt(now),
    (await lastSeq(database)) + 1,
  ];
  const states: RecordStampsRow[] = [];
  const merges: Omit<Merge, 'at'>[] = [];
  const put: RecordRow[] = [];
  const removed: string[] = [];
  for (const { id, state: theirs } of incoming) {
    clock.follow(observed(clock.reading, joining.newest(theirs), now));
    const before = known.get(id);
    const stored = shown.get(id);
    const [row] = stored ? readRows(record, [stored]) : [];
    const first = base.get(id) ?? row;
    const mine = before?.state ?? (first && joining.base(valuesOf(record, first)));
    // More rows than a file may hold are damage or an attack.
    if (!row && count + put.length >= mostRows[record]) continue;
    const [best, other] = prefer === 'file' ? [theirs, mine] : [mine, theirs];
    const state = best && other ? joinedRow(record, best, other, tick) : theirs;
    const after = rowWithState(record, id, state, stored);
    const title = (after as { name?: string } | null)?.name ?? id;
    const found = mergesInRow(record, mine, state, joining.valueOf(state));
    merges.push(...found.map((merge) => ({ ...merge, article: null, title })));
    const isSame = (now: RecordRow) =>
      row !== undefined && sameJson(valuesOf(record, now), valuesOf(record, row));
    if (after && !isSame(after)) put.push(after);
    else if (!after && row) removed.push(id);
    if (joining.newest(state) === never && !base.has(id) && after) {
      base.set(id, withoutOwn(record, after));
      continue;
    }
    if (mine && sameJson(mine, state) && (before || base.has(id))) continue;
    // Where the same stamp had two values, the others are told which of them counts.
    const isOwn = mine !== undefined && joining.clashes(mine, theirs);
    const next = { id: keyOf(record, id), record, row: id, state };
    states.push(isOwn ? { ...next, seq } : { ...next, ...(before?.seq && { seq: before.seq }) });
  }
  const isMore = base.size > baseBefore;
  if (isMore) await database.recordStamps.put({ id: record, rows: [...base.values()] });
  await database.recordStamps.bulkPut(states);
  await noteMerges(database, merges);
  await table.bulkPut(put);
  await table.bulkDelete(removed);
  if (record === 'feeds') await database.feedStates.bulkDelete(removed);
  // Also where only states were changed: they are in the record's file.
  return put.length + removed.length + states.length > 0;
}
