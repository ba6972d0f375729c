import { lastSeq } from './change-log';
import type { CarrelDatabase } from './database';
import { databaseEpoch } from './epoch';

/** The follower that writes the library's folder. What it has not read is nowhere else. */
const mustNotMiss = 'vault';
/** In rows. Open windows keep no cursor and are seldom this far behind the end of the log. */
const keptRows = 10_000;
/** Fewer rows are not worth a transaction. */
const leastRows = 2_000;
/** A follower that is this many rows behind reads the tables instead, which is no slower. */
const furthestBehind = 200_000;

interface PruneLimits {
  kept: number;
  least: number;
  furthestBehind: number;
}

/**
 * Deletes the rows of the change log that every follower has read, and answers how many. The newest
 * rows stay for windows that follow without a cursor, and the last row stays in any case, because
 * the next one is numbered after it.
 *
 * Cursors only move forward, so a row that is deleted here is not needed at any later time. A
 * follower whose cursor is before the first row that is left starts from the tables.
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
  // A cursor of another epoch says nothing: its follower starts from the tables anyway.
  const own = cursors.filter((cursor) => cursor.epoch === epoch);
  const vault = own.find(({ follower }) => follower === mustNotMiss);
  if (first === undefined || vault === undefined) return 0;
  const slowest = Math.min(...own.map(({ seq }) => Math.max(seq, last - limits.furthestBehind)));
  const end = Math.min(slowest, vault.seq, last - Math.max(1, limits.kept));
  if (end - first.seq + 1 < limits.least) return 0;
  return database.changes.where('seq').belowOrEqual(end).delete();
}
