import { bandsPerText } from './bands';

/**
 * Which texts have a band in common. A hash table in flat arrays, chained: a Map of arrays takes ten
 * times as much for a hundred thousand texts (some 200 MB against 25).
 */
export class BandTable {
  #texts = 0;
  /** First entry of each chain, and the next of each entry; 0 for none, entries count from 1. */
  #heads = new Uint32Array(1 << 12);
  #next = new Uint32Array(1 << 12);
  #bands = new Uint32Array(1 << 12);

  /** Answers the number by which the text is known from now on. */
  add(bands: Uint32Array): number {
    const text = this.#texts++;
    this.#makeRoom();
    const first = text * bandsPerText;
    this.#bands.set(bands, first);
    for (let at = first; at < first + bands.length; at++) this.#chain(at);
    return text;
  }

  /** Those that share a band, the ones that share most first. */
  like(bands: Uint32Array): number[] {
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
    // The number of slots is a power of two, and a band is a good hash already.
    return band & (this.#heads.length - 1);
  }

  #chain(at: number): void {
    const slot = this.#slot(this.#bands[at]!);
    this.#next[at] = this.#heads[slot]!;
    this.#heads[slot] = at + 1;
  }

  #makeRoom(): void {
    const wanted = this.#texts * bandsPerText;
    if (wanted <= this.#bands.length) return;
    const bands = new Uint32Array(this.#bands.length * 2);
    bands.set(this.#bands);
    this.#bands = bands;
    this.#next = new Uint32Array(bands.length);
    this.#heads = new Uint32Array(bands.length);
    // A text without bands has noughts in their place, which nothing that is asked for is likely to be.
    for (let at = 0; at < wanted - bandsPerText; at++) if (bands[at] !== 0) this.#chain(at);
  }
}
