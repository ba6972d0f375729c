/** Says no when something was tried again `most` times within `withinMs` already. */
export class RetryCount {
  #at: number[] = [];

  constructor(
    private readonly most = 3,
    private readonly withinMs = 10 * 60_000,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** True when it may be tried again now, which is counted. */
  take(): boolean {
    const now = this.now();
    this.#at = this.#at.filter((at) => at > now - this.withinMs);
    if (this.#at.length >= this.most) return false;
    this.#at.push(now);
    return true;
  }

  /** Somebody wants it tried again. */
  reset(): void {
    this.#at = [];
  }
}
