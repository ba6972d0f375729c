import { followChanges } from '../../storage/change-log';
import { CarrelDatabase } from '../../storage/database';
import { CopiesFollower } from './copies-follower';

/**
 * A worker of the import window, so that comparing does not slow down imports. It starts when the log
 * has not grown for `quietMs`, or after `longestWaitMs` at the latest.
 */
const quietMs = 2_000;
const longestWaitMs = 30_000;
const restAfterMs = 60_000;

const follower = new CopiesFollower(new CarrelDatabase());
let grownAt = Number.NEGATIVE_INFINITY;
let waitsSince: number | null = null;
let resting: ReturnType<typeof setTimeout> | undefined;

async function catchUp(): Promise<void> {
  waitsSince = null;
  clearTimeout(resting);
  // An error is retried when the log grows or at the next start.
  await follower.catchUp().catch((error) => console.error(error));
  resting = setTimeout(() => follower.rest(), restAfterMs);
}

function catchUpWhenQuiet(): void {
  const now = performance.now();
  const isQuiet = now - grownAt >= quietMs;
  if (waitsSince !== null && (isQuiet || now - waitsSince >= longestWaitMs)) void catchUp();
  else if (waitsSince !== null) setTimeout(catchUpWhenQuiet, quietMs);
}

function catchUpSoon(): void {
  if (waitsSince !== null) return;
  waitsSince = performance.now();
  setTimeout(catchUpWhenQuiet, quietMs);
}

followChanges(async () => {
  grownAt = performance.now();
  catchUpSoon();
});
catchUpSoon();
