import { changesAfter, lastSeq } from './change-log';
import type { CarrelDatabase, Change } from './database';
import { databaseEpoch, knownEpoch } from './epoch';

/** Where a follower of the change log stands. */
export interface LogPosition {
  epoch: string;
  /** The log's last sequence number. */
  end: number;
  /** The last number that the follower has read; null without a cursor of this epoch. */
  seq: number | null;
  /** The first rows after `seq`. */
  changes: Change[];
  /** The log still has every row after `seq`. */
  isWhole: boolean;
}

/**
 * Reads it in one transaction. While articles come in, followers ask several times a second, and the
 * transaction itself costs more than what is read in it.
 *
 * @param follower the name of its cursor
 * @param limit the number of rows to read
 */
export async function logPosition(
  database: CarrelDatabase,
  follower: string,
  limit: number,
): Promise<LogPosition> {
  const { settings, changes, cursors } = database;
  const found = await database.transaction('r', settings, changes, cursors, async () => {
    const [epoch, end, cursor] = await Promise.all([
      knownEpoch(database),
      lastSeq(database),
      cursors.get(follower),
    ]);
    const seq = cursor && cursor.epoch === epoch ? cursor.seq : null;
    const rows = (seq ?? 0) < end ? await changesAfter(database, seq ?? 0, limit) : [];
    return { epoch, end, seq, changes: rows, isWhole: await isWhole(database, seq, end, rows[0]) };
  });
  return { ...found, epoch: found.epoch ?? (await databaseEpoch(database)) };
}

/** @param next the first row after `seq` */
async function isWhole(
  { changes }: CarrelDatabase,
  seq: number | null,
  end: number,
  next: Change | undefined,
): Promise<boolean> {
  if (seq === null || seq > end) return false;
  if (seq === end || next?.seq === seq + 1) return true;
  const first = await changes.orderBy('seq').first();
  return first === undefined || first.seq <= seq + 1;
}
