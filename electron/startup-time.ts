/** How long this process took until one of its windows was ready. */
export class StartupTime {
  #ms = 0;

  /** Milliseconds; 0 until a window is ready. */
  get ms(): number {
    return this.#ms;
  }

  /** A window is ready; only the first one counts. */
  windowIsReady(): void {
    const startedAt = process.getCreationTime();
    if (startedAt !== null) this.#ms ||= Math.round(Date.now() - startedAt);
  }
}
