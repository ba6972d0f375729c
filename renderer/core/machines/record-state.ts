/** The state of a record of the library: each of its rows is a register, a removed one the value null. */
import {
  collection,
  feed,
  mostRows,
  savedSearch,
  setting,
  siteRule,
  tag,
} from '../records/library-records';
import { type Read, readRow, type refused } from '../records/read-fields';
import { byId, type Joining, last, type Register } from './joining';

export type RecordName = keyof typeof mostRows;
export interface RecordRow {
  id: string;
}
export type RecordState = readonly (readonly [id: string, state: Register<RecordRow | null>])[];

/** How the rows of each record are read. */
export const recordReaders: Record<RecordName, Read<RecordRow | typeof refused>> = {
  settings: setting,
  feeds: feed,
  'saved-searches': savedSearch,
  'site-rules': siteRule,
  tags: tag,
  collections: collection,
};

export const recordNames = Object.keys(mostRows) as RecordName[];

function joiningOf(name: RecordName): Joining<RecordState, ReadonlyMap<string, RecordRow>> {
  const read = recordReaders[name];
  const row = last<RecordRow | null>((value) =>
    value === null ? null : (readRow(read, value) ?? undefined),
  );
  // Removed rows count, too.
  return byId(row, mostRows[name] * 2);
}

/** The joining of each record. */
export const recordJoinings = Object.fromEntries(
  recordNames.map((name) => [name, joiningOf(name)]),
) as Record<RecordName, ReturnType<typeof joiningOf>>;
