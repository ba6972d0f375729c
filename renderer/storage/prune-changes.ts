import { lastSeq } from './change-log';
import type { CarrelDatabase } from './database';
import { databaseEpoch } from './epoch';

/** The follower that writes the library folder; rows that it has not read must stay. */
const mustNotMiss = 'vault';
/** Number of newest rows to keep, for open windows: they have no cursor and are rarely further behind. */
const keptRows = 10_000;
/** Minimum number of rows for a transaction. */
const leastRows = 2_000;
/** A follower that is more rows behind than this starts from the tables, which is no slower. */
const furthestBehind = 200_000;

interface PruneLimits {
  kept: number;
  least: number;
  furthestBehind: number;
}

/**
 * Deletes the rows of the change log that every follower has read, and returns their number. The
 * newest rows stay for windows that follow without a cursor. The last row always stays, because the
 * next one is numbered after it.
 *
 * Cursors only move forward, so a deleted row is never needed again. A follower whose cursor is before
 * the first remaining row starts from the tables.
 */
export async function pruneChanges(
  database: CarrelDatabase,
  limits: PruneLimits = { kept: keptRows, least: leastRows, furthestBehind },
): Promise<number> {
  const epoch = await databaseEpoch(database);
  const [first, last, cursors] = await Promise.all([
    database.changes.orderBy('seq').first(),
    lastSeq(database),
    database.cursors.toArray(),
  ]);
  // A cursor of another epoch is ignored: its follower starts from the tables.
  const own = cursors.filter((cursor) => cursor.epoch === epoch);
  const vault = own.find(({ follower }) => follower === mustNotMiss);
  if (first === undefined || vault === undefined) return 0;
  const slowest = Math.min(...own.map(({ seq }) => Math.max(seq, last - limits.furthestBehind)));
  const end = Math.min(slowest, vault.seq, last - Math.max(1, limits.kept));
  if (end - first.seq + 1 < limits.least) return 0;
  return database.changes.where('seq').belowOrEqual(end).delete();
}
