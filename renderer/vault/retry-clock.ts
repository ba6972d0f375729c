/** Says when to try again what has failed: after `firstMs`, and twice as long after each try in vain. */
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

  /** It has just failed, or was just tried because the user did something: the waits begin anew. */
  restart(): void {
    this.#waitMs = this.firstMs;
    this.#dueAt = this.now() + this.firstMs;
  }

  /** True when it may be tried now; the next wait is longer. */
  take(): boolean {
    if (this.now() < this.#dueAt) return false;
    this.#waitMs = Math.min(2 * this.#waitMs, this.longestMs);
    this.#dueAt = this.now() + this.#waitMs;
    return true;
  }
}
