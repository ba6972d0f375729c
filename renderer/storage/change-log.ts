import type { ArticleId } from '../core/article/article';
import type { CarrelDatabase, Change, ChangeKind } from './database';

const channelName = 'carrel-changes';

/**
 * Appends to the log in the caller's transaction, which must include `changes`. Numbers continue from
 * the last row instead of IndexedDB's key generator, whose state Chromium can lose while the rows stay.
 */
export async function appendChanges(
  database: CarrelDatabase,
  kind: ChangeKind,
  ids: readonly ArticleId[],
  facts: Pick<Change, 'isRecordOnly'> = {},
): Promise<void> {
  if (ids.length === 0) return;
  const at = Date.now();
  const last = await lastSeq(database);
  const rows = ids.map((id, index) => ({ seq: last + 1 + index, kind, id, at, ...facts }));
  await database.changes.bulkAdd(rows);
}

/**
 * Announces to every window and worker that the log has grown. Called after the transaction is
 * committed; a follower that misses the message reads the rows after the next one.
 */
export function announceChanges(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

/** The last sequence number in the log; 0 when it is empty. */
export async function lastSeq(database: CarrelDatabase): Promise<number> {
  const last = await database.changes.orderBy('seq').last();
  return last?.seq ?? 0;
}

/**
 * True when the log still has every row after `seq`.
 *
 * @param last the log's last sequence number when the follower started
 */
export async function logReaches(
  database: CarrelDatabase,
  seq: number,
  last: number,
): Promise<boolean> {
  if (seq > last) return false;
  const first = await database.changes.orderBy('seq').first();
  return first === undefined || first.seq <= seq + 1;
}

/** The rows after `seq`, oldest first. */
export function changesAfter(
  database: CarrelDatabase,
  seq: number,
  limit: number,
): Promise<Change[]> {
  return database.changes.where('seq').above(seq).limit(limit).toArray();
}

/**
 * Calls `onGrowth` after the log has grown, at most every `intervalMs` and never concurrently. Returns
 * a function that stops it.
 *
 * Dexie's liveQuery is too slow: while 10,000 articles were imported, 245 a second came in without it
 * and 5 with a liveQuery over the whole list.
 */
export function followChanges(onGrowth: () => Promise<unknown>, intervalMs = 250): () => void {
  const channel = new BroadcastChannel(channelName);
  let pending = false;
  let running = false;
  let stopped = false;
  let lastRun = 0;

  async function run(): Promise<void> {
    if (running || stopped) return;
    running = true;
    try {
      while (pending && !stopped) {
        const wait = lastRun + intervalMs - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        pending = false;
        lastRun = performance.now();
        if (!stopped) await onGrowth();
      }
    } finally {
      running = false;
    }
  }

  channel.onmessage = () => {
    pending = true;
    void run();
  };
  return () => {
    stopped = true;
    channel.close();
  };
}
