import { createRush } from './rush';

/**
 * Runs one at a time. Calls that come before a run has begun share it, so it covers everything committed
 * before each of them.
 *
 * @param run must not reject: the runs after it would never begin
 * @param gatherMs for how long a run waits for further calls while they come in quick succession
 * @returns starts a run or joins the one that waits; resolves at its end
 */
export function coalesceRuns<Result>(
  run: () => Promise<Result>,
  gatherMs = 0,
): () => Promise<Result> {
  let work: Promise<unknown> = Promise.resolve();
  let next: Promise<Result> | null = null;
  const rush = createRush(gatherMs);
  return () => {
    rush.came();
    next ??= work
      .then(() => rush.pause())
      .then(() => {
        next = null;
        const result = run();
        work = result;
        return result;
      });
    return next;
  };
}
