/** Allows `most` retries within `withinMs` milliseconds. */
export class RetryCount {
  #at: number[] = [];

  constructor(
    private readonly most = 3,
    private readonly withinMs = 10 * 60_000,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** True when another retry is allowed now; counts it. */
  take(): boolean {
    const now = this.now();
    this.#at = this.#at.filter((at) => at > now - this.withinMs);
    if (this.#at.length >= this.most) return false;
    this.#at.push(now);
    return true;
  }

  /** Forgets all retries, because the user asks for one. */
  reset(): void {
    this.#at = [];
  }
}
