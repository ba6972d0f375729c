import type { Doc } from './postings';
import type { DocSet } from './search-index';

/** So many are kept in order while all are passed once; sorting all of them takes twenty times as long. */
const mostKept = 200;

/** The articles of a set, best score first, the later of equals first; sorted as far as asked for. */
export class BestFirst {
  private sorted: Doc[] | null = null;

  constructor(
    private readonly scores: Float32Array | Float64Array,
    private readonly docs: DocSet,
  ) {}

  take(from: number, to: number): Doc[] {
    if (to <= mostKept && !this.sorted) return this.best(to).slice(from);
    this.sorted ??= this.sort();
    return this.sorted.slice(from, to);
  }

  private best(most: number): Doc[] {
    const { scores, docs } = this;
    const kept: Doc[] = [];
    for (let doc = docs.length - 1; doc >= 0; doc--) {
      if (docs[doc] === 0) continue;
      const score = scores[doc]!;
      if (kept.length === most && score <= scores[kept[most - 1]!]!) continue;
      let low = 0;
      let high = kept.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (scores[kept[middle]!]! >= score) low = middle + 1;
        else high = middle;
      }
      kept.splice(low, 0, doc);
      if (kept.length > most) kept.pop();
    }
    return kept;
  }

  private sort(): Doc[] {
    const { scores, docs } = this;
    const all: Doc[] = [];
    for (let doc = docs.length - 1; doc >= 0; doc--) if (docs[doc]) all.push(doc);
    return all.sort((a, b) => scores[b]! - scores[a]!);
  }
}
