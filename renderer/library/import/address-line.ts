/** Addresses that are fetched at the same time, of all hosts. Each may take a minute and 64 MiB. */
export const addressLanes = 8;
/** Of one host: while one page is read, the next one is fetched. */
const lanesOfHost = 2;

interface Host<Item> {
  waiting: Item[];
  active: number;
}

/**
 * Addresses that wait to be fetched. A slow host holds up only itself: its addresses take two lanes at
 * most, and the hosts take turns.
 */
export class AddressLine<Item> {
  /** The host whose turn is next comes first. */
  readonly #hosts = new Map<string, Host<Item>>();
  #active = 0;
  #waiting = 0;

  /** @param addressOf the address that an item is fetched from */
  constructor(private readonly addressOf: (item: Item) => string) {}

  /** The number of addresses that wait. */
  get length(): number {
    return this.#waiting;
  }

  /** The number of addresses that are being fetched. */
  get active(): number {
    return this.#active;
  }

  push(item: Item): void {
    const name = this.#nameOf(item);
    const host = this.#hosts.get(name) ?? { waiting: [], active: 0 };
    host.waiting.push(item);
    this.#hosts.set(name, host);
    this.#waiting += 1;
  }

  /** The next address that may be fetched now; null for none. `end` must be called with it. */
  next(): Item | null {
    if (this.#active >= addressLanes) return null;
    for (const [name, host] of this.#hosts) {
      if (host.active >= lanesOfHost) continue;
      const item = host.waiting.shift();
      if (item === undefined) continue;
      this.#hosts.delete(name);
      this.#hosts.set(name, host);
      host.active += 1;
      this.#active += 1;
      this.#waiting -= 1;
      return item;
    }
    return null;
  }

  end(item: Item): void {
    const name = this.#nameOf(item);
    const host = this.#hosts.get(name);
    if (host === undefined) return;
    this.#active -= 1;
    host.active -= 1;
    if (host.active === 0 && host.waiting.length === 0) this.#hosts.delete(name);
  }

  /** Takes out all addresses that wait. */
  clear(): Item[] {
    const left = [...this.#hosts.values()].flatMap(({ waiting }) => waiting.splice(0));
    this.#waiting = 0;
    return left;
  }

  #nameOf(item: Item): string {
    const address = this.addressOf(item);
    return URL.canParse(address) ? new URL(address).host : '';
  }
}
