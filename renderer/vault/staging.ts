/**
 * Keeps the sweep of unused files apart from work that has put files into the library's folder and
 * not yet the rows that refer to them. All of that work is in the import window.
 */
export class Staging {
  #held = 0;
  #alone: Promise<unknown> | null = null;
  #wake: (() => void)[] = [];

  /** True while files may wait for their rows. */
  get isHeld(): boolean {
    return this.#held > 0;
  }

  /** Work that stages files and commits what refers to them. Any number at a time. */
  async hold<Result>(work: () => Promise<Result>): Promise<Result> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** As `hold`, for a generator. @returns how to leave */
  async enter(): Promise<() => void> {
    while (this.#alone !== null) await this.#alone.catch(() => {});
    this.#held += 1;
    return () => {
      this.#held -= 1;
      if (this.#held > 0) return;
      for (const wake of this.#wake.splice(0)) wake();
    };
  }

  /** Waits for a moment in which nothing is held. What comes meanwhile waits for `work`. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    while (this.#held > 0 || this.#alone !== null) {
      if (this.#alone !== null) await this.#alone.catch(() => {});
      else await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
    const working = work();
    this.#alone = working;
    try {
      return await working;
    } finally {
      this.#alone = null;
    }
  }
}
