/**
 * Runs one at a time. Calls that come before a run has begun share it, so it covers everything committed
 * before each of them.
 *
 * @param run must not reject: the runs after it would never begin
 * @returns starts a run or joins the one that waits; resolves at its end
 */
export function coalesceRuns(run: () => Promise<void>): () => Promise<void> {
  let work: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= work.then(() => {
      next = null;
      work = run();
      return work;
    });
    return next;
  };
}
