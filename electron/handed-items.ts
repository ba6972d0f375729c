/** What one side pushes and the other pulls: one item at a time changes hands. */
export class HandedItems<Item> {
  #offered: { item: Item; taken: () => void }[] = [];
  #wake: (() => void) | null = null;
  #ended = false;
  #broken: Error | null = null;

  /** No more items are taken, or none will come. */
  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Resolves when the item is taken: it is the brake for whoever makes them. After the end it is dropped. */
  offer(item: Item): Promise<void> {
    if (this.#ended) return Promise.resolve();
    return new Promise((taken) => {
      this.#offered.push({ item, taken });
      this.#wake?.();
    });
  }

  /** No more items come; those that were offered are still taken. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** Nobody takes any more. */
  close(): void {
    this.end();
    for (const { taken } of this.#offered.splice(0)) taken();
  }

  /** Whoever pulls gets this error instead of more. */
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
