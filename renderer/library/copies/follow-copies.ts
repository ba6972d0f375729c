import { followChanges, lastSeq } from '../../storage/change-log';
import { copiesFollower } from '../../storage/copies';
import type { CarrelDatabase } from '../../storage/database';
import { databaseEpoch } from '../../storage/epoch';

/** Copies are compared when the log has not grown for `quietMs`, or after `longestWaitMs` at the latest. */
const quietMs = 2_000;
const longestWaitMs = 30_000;
/** The worker's code and its table take memory that a quiet library does not need. */
const restAfterMs = 60_000;

/** Has a worker of this window find copies, so that comparing does not slow down imports. */
export function followCopies(database: CarrelDatabase): void {
  let worker: Worker | null = null;
  let grownAt = Number.NEGATIVE_INFINITY;
  let waitsSince: number | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** Messages to the worker that it has not answered. */
  let asked = 0;

  function catchUp(): void {
    waitsSince = null;
    clearTimeout(resting);
    worker ??= startWorker();
    // An error is retried when the log grows or at the next start.
    asked += 1;
    worker.postMessage(null);
  }

  function catchUpWhenQuiet(): void {
    if (waitsSince === null) return;
    const now = performance.now();
    if (now - grownAt >= quietMs || now - waitsSince >= longestWaitMs) catchUp();
    else setTimeout(catchUpWhenQuiet, quietMs);
  }

  function catchUpSoon(): void {
    if (waitsSince !== null) return;
    waitsSince = performance.now();
    setTimeout(catchUpWhenQuiet, quietMs);
  }

  function startWorker(): Worker {
    const started = new Worker(new URL('./copies-worker.ts', import.meta.url), {
      type: 'module',
      name: 'carrel-copies',
    });
    // The answer to each message, when its work is done.
    started.onmessage = () => {
      asked -= 1;
      clearTimeout(resting);
      if (asked > 0) return;
      resting = setTimeout(() => {
        started.terminate();
        worker = null;
      }, restAfterMs);
    };
    return started;
  }

  followChanges(async () => {
    grownAt = performance.now();
    catchUpSoon();
  });
  void isBehind(database).then((behind) => behind && catchUpSoon());
}

/** True when articles may not be compared yet. */
async function isBehind(database: CarrelDatabase): Promise<boolean> {
  const cursor = await database.cursors.get(copiesFollower);
  if (cursor?.epoch === (await databaseEpoch(database)))
    return cursor.seq !== (await lastSeq(database));
  return (await database.articles.count()) > 0;
}
