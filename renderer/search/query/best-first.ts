import type { Doc } from '../index/postings';

/** Up to this many ranks are selected in one pass; sorting all articles would take twenty times as long. */
const mostKept = 200;

/** Articles by descending key; for equal keys, the later article first. */
export class BestFirst {
  private sorted: number[] | null = null;

  constructor(
    private readonly docs: ArrayLike<Doc>,
    private readonly keys: ArrayLike<number>,
  ) {}

  /** The indexes into `docs` of ranks `from` up to `to`, exclusive. */
  take(from: number, to: number): number[] {
    if (to <= mostKept && !this.sorted) return this.best(to).slice(from);
    this.sorted ??= this.sort();
    return this.sorted.slice(from, to);
  }

  private order(a: number, b: number): number {
    return this.keys[b]! - this.keys[a]! || this.docs[b]! - this.docs[a]!;
  }

  private best(most: number): number[] {
    const { keys, docs } = this;
    const kept: number[] = [];
    let least = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < docs.length; at++) {
      if (kept.length === most && keys[at]! < least) continue;
      let low = 0;
      let high = kept.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.order(kept[middle]!, at) < 0) low = middle + 1;
        else high = middle;
      }
      if (low === most) continue;
      kept.splice(low, 0, at);
      if (kept.length > most) kept.pop();
      if (kept.length === most) least = keys[kept[most - 1]!]!;
    }
    return kept;
  }

  private sort(): number[] {
    return Array.from(this.docs, (_, at) => at).sort((a, b) => this.order(a, b));
  }
}
