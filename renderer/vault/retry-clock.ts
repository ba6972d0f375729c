/** Exponential back-off: the first retry after `firstMs`, then twice the wait, up to `longestMs`. */
export class RetryClock {
  #waitMs: number;
  #dueAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly firstMs = 5_000,
    private readonly longestMs = 60_000,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#waitMs = firstMs;
  }

  /** Resets the wait, after a first failure or an attempt that the user caused. */
  restart(): void {
    this.#waitMs = this.firstMs;
    this.#dueAt = this.now() + this.firstMs;
  }

  /** True when a retry is due; then the next wait is doubled. */
  take(): boolean {
    if (this.now() < this.#dueAt) return false;
    this.#waitMs = Math.min(2 * this.#waitMs, this.longestMs);
    this.#dueAt = this.now() + this.#waitMs;
    return true;
  }
}
