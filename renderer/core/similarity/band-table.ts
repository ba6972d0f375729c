import { bandsPerText } from './bands';

/**
 * Finds texts that share a band. A chained hash table in flat arrays, because a Map of arrays takes ten
 * times the memory (200 MB instead of 25 for a hundred thousand texts).
 */
export class BandTable {
  #texts = 0;
  /** First entry of each chain, and the next of each entry; entries count from 1, and 0 ends a chain. */
  #heads = new Uint32Array(1 << 12);
  #next = new Uint32Array(1 << 12);
  #bands = new Uint32Array(1 << 12);

  /** Adds a text and returns its number. */
  add(bands: Uint32Array): number {
    const text = this.#texts++;
    this.#grow();
    const first = text * bandsPerText;
    this.#bands.set(bands, first);
    for (let at = first; at < first + bands.length; at++) this.#chain(at);
    return text;
  }

  /** Texts that share a band, those that share most first. */
  similarTo(bands: Uint32Array): number[] {
    const shared = new Map<number, number>();
    for (const [at, band] of bands.entries()) {
      for (let entry = this.#heads[this.#slot(band)]!; entry > 0; entry = this.#next[entry - 1]!) {
        if (this.#bands[entry - 1] !== band || (entry - 1) % bandsPerText !== at) continue;
        const text = Math.floor((entry - 1) / bandsPerText);
        shared.set(text, (shared.get(text) ?? 0) + 1);
      }
    }
    return [...shared].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  }

  #slot(band: number): number {
    // The number of slots is a power of two, and bands are well distributed hashes.
    return band & (this.#heads.length - 1);
  }

  #chain(at: number): void {
    const slot = this.#slot(this.#bands[at]!);
    this.#next[at] = this.#heads[slot]!;
    this.#heads[slot] = at + 1;
  }

  #grow(): void {
    const wanted = this.#texts * bandsPerText;
    if (wanted <= this.#bands.length) return;
    const bands = new Uint32Array(this.#bands.length * 2);
    bands.set(this.#bands);
    this.#bands = bands;
    this.#next = new Uint32Array(bands.length);
    this.#heads = new Uint32Array(bands.length);
    // Texts without bands have zeros in their place, which are not chained.
    for (let at = 0; at < wanted - bandsPerText; at++) if (bands[at] !== 0) this.#chain(at);
  }
}
