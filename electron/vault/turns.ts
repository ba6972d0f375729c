/** Runs work with the same key one after the other, and work with different keys concurrently. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<Result>(thing: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(thing) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(thing, mine);
    const leave = () => {
      if (this.#last.get(thing) === mine) this.#last.delete(thing);
    };
    mine.then(leave, leave);
    return mine;
  }
}
