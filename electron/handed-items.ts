/** A queue of one item between a producer and a consumer: the producer waits until each item is taken. */
export class HandedItems<Item> {
  #offered: { item: Item; taken: () => void }[] = [];
  #wake: (() => void) | null = null;
  #ended = false;
  #broken: Error | null = null;

  /** True when the consumer takes no more items, or the producer offers none. */
  get hasEnded(): boolean {
    return this.#ended;
  }

  /**
   * Resolves when the consumer has taken the item, so that the producer does not run ahead. After the
   * end the item is dropped.
   */
  offer(item: Item): Promise<void> {
    if (this.#ended) return Promise.resolve();
    return new Promise((taken) => {
      this.#offered.push({ item, taken });
      this.#wake?.();
    });
  }

  /** The producer has no more items; the consumer still gets those that were offered. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** The consumer takes no more items. */
  close(): void {
    this.end();
    for (const { taken } of this.#offered.splice(0)) taken();
  }

  /** The consumer gets this error instead of further items. */
  breakOff(error: Error): void {
    this.#broken = error;
    this.close();
  }

  async *items(): AsyncGenerator<Item> {
    for (;;) {
      if (this.#broken !== null) throw this.#broken;
      const next = this.#offered.shift();
      if (next !== undefined) {
        next.taken();
        yield next.item;
      } else if (this.#ended) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
