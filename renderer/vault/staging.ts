import { holdLock } from '../core/ask/hold-lock';

/** Files that the further import windows stage. */
export interface StagedElsewhere {
  isHeld(): Promise<boolean>;
  /** Runs `work` while nothing is held there; resolves to null when something is. */
  unlessHeld<Result>(work: () => Promise<Result>): Promise<{ result: Result } | null>;
}

const lockName = 'carrel-staging';
/** Milliseconds until it is looked again whether the further windows hold nothing. */
const lookAgainMs = 250;

/** Held by an import window that only reads, while it stages files and commits their rows. */
export const holdStaging = (): Promise<() => void> => holdLock(lockName, 'shared');

/** The windows that hold by `holdStaging`. */
export const otherWindows: StagedElsewhere = {
  async isHeld() {
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name }) => name === lockName);
  },
  unlessHeld: (work) =>
    navigator.locks.request(lockName, { ifAvailable: true }, async (lock) =>
      lock === null ? null : { result: await work() },
    ),
};

const nowhere: StagedElsewhere = {
  isHeld: async () => false,
  unlessHeld: async (work) => ({ result: await work() }),
};

/**
 * A readers-writer lock between imports and the sweep of unused files. An import stages files before
 * it commits the rows that refer to them; a sweep in between would delete them. The sweep runs in the first
 * import window, imports in all of them.
 */
export class Staging {
  #holders = 0;
  #exclusive: Promise<unknown> | null = null;
  #wake: (() => void)[] = [];

  constructor(private readonly elsewhere: StagedElsewhere = nowhere) {}

  /** True while staged files may be without rows. */
  async isHeld(): Promise<boolean> {
    return this.#holders > 0 || (await this.elsewhere.isHeld());
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
    for (;;) {
      while (this.#holders > 0 || this.#exclusive !== null) {
        if (this.#exclusive !== null) await this.#exclusive.catch(() => {});
        else await new Promise<void>((resolve) => this.#wake.push(resolve));
      }
      const working = this.elsewhere.unlessHeld(work);
      this.#exclusive = working;
      const done = await working.finally(() => {
        this.#exclusive = null;
      });
      if (done !== null) return done.result;
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
  }
}
