/**
 * A readers-writer lock between imports and the sweep of unused files. An import stages files before
 * it commits the rows that refer to them; a sweep in between would delete them. Both run in the import
 * window.
 */
export class Staging {
  #holders = 0;
  #exclusive: Promise<unknown> | null = null;
  #wake: (() => void)[] = [];

  /** True while staged files may be without rows. */
  get isHeld(): boolean {
    return this.#holders > 0;
  }

  /** Runs work that stages files and commits their rows; shared with other such work. */
  async hold<Result>(work: () => Promise<Result>): Promise<Result> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** As `hold`, for a generator; returns the function that ends the hold. */
  async enter(): Promise<() => void> {
    while (this.#exclusive !== null) await this.#exclusive.catch(() => {});
    this.#holders += 1;
    return () => {
      this.#holders -= 1;
      if (this.#holders > 0) return;
      for (const wake of this.#wake.splice(0)) wake();
    };
  }

  /** Runs `work` exclusively: waits until nothing is held, and makes later holds wait for it. */
  async exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    while (this.#holders > 0 || this.#exclusive !== null) {
      if (this.#exclusive !== null) await this.#exclusive.catch(() => {});
      else await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
    const working = work();
    this.#exclusive = working;
    try {
      return await working;
    } finally {
      this.#exclusive = null;
    }
  }
}
