/** Most bytes that are kept together. */
const largest = 32 * 1024 * 1024;

/**
 * The bytes of the files that were read last, by grant and index. What an import stores as the original has
 * just been read here: so it need not come back from the window.
 */
export class RecentReads {
  readonly #kept = new Map<string, { grant: string; bytes: Uint8Array<ArrayBuffer> }>();
  #size = 0;

  keep(grant: string, index: number, bytes: Uint8Array<ArrayBuffer>): void {
    this.take(grant, index);
    if (bytes.length > largest) return;
    this.#kept.set(keyOf(grant, index), { grant, bytes });
    this.#size += bytes.length;
    for (const key of this.#kept.keys()) {
      if (this.#size <= largest) break;
      this.#drop(key);
    }
  }

  /** The bytes, which are not kept any longer; null when they are not here. */
  take(grant: string, index: number): Uint8Array<ArrayBuffer> | null {
    return this.#drop(keyOf(grant, index));
  }

  /** Drops the files of a grant that has ended. */
  forget(grant: string): void {
    for (const [key, kept] of this.#kept) if (kept.grant === grant) this.#drop(key);
  }

  #drop(key: string): Uint8Array<ArrayBuffer> | null {
    const kept = this.#kept.get(key);
    if (kept === undefined) return null;
    this.#kept.delete(key);
    this.#size -= kept.bytes.length;
    return kept.bytes;
  }
}

const keyOf = (grant: string, index: number) => `${grant} ${index}`;
