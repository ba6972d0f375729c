/** Tells a rush of calls from a single one, so that only the calls of a rush wait for each other. */
export interface Rush {
  /** Notes a call. */
  came(): void;
  /** Resolves at once after a single call; in a rush when `gatherMs` are over. */
  pause(): Promise<void>;
}

/** @param gatherMs two calls that are no further apart are a rush; 0 for none */
export function createRush(gatherMs: number): Rush {
  let last = Number.NEGATIVE_INFINITY;
  let isRush = false;
  return {
    came() {
      const now = performance.now();
      isRush = now - last < gatherMs;
      last = now;
    },
    async pause() {
      if (isRush && performance.now() - last < gatherMs)
        await new Promise((resolve) => setTimeout(resolve, gatherMs));
    },
  };
}
