const minuteMs = 60_000;

/**
 * Keeps this process while it has no window and no command: `carrel serve`. It ends when it is told, or
 * after a time without work.
 */
export class Residence {
  /** Null while this process ends with its last work; infinite when it stays until it is told. */
  #idleMs: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watches = false;

  /**
   * @param isIdle false while somebody uses a window or a command runs
   * @param end ends the process; called when the time without work is over
   */
  constructor(
    private readonly isIdle: () => boolean,
    private readonly end: () => void,
  ) {}

  /** True while a hidden page is to look after watched folders and feeds. */
  get watches(): boolean {
    return this.#watches;
  }

  /**
   * @param idleMinutes minutes without work after which the process ends; 0 for never
   * @param watches stays so when it was so
   */
  stay(idleMinutes: number, watches = false): void {
    this.#watches ||= watches;
    this.#idleMs = idleMinutes === 0 ? Number.POSITIVE_INFINITY : idleMinutes * minuteMs;
    this.#startClock();
  }

  leave(): void {
    this.#idleMs = null;
    this.#watches = false;
    clearTimeout(this.#timer);
  }

  /** To be called when the last work has ended: true when the process stays all the same. */
  holds(): boolean {
    this.#startClock();
    return this.#idleMs !== null;
  }

  #startClock(): void {
    clearTimeout(this.#timer);
    if (this.#idleMs === null || this.#idleMs === Number.POSITIVE_INFINITY) return;
    // Work that goes on then starts the clock anew when it ends.
    this.#timer = setTimeout(() => {
      if (!this.isIdle()) return;
      this.leave();
      this.end();
    }, this.#idleMs);
  }
}
