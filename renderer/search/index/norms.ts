import { type Doc, fields } from './postings';

/** BM25's parameter b: how much a field's length weighs. */
const b = 0.7;
/** Greatest length that a segment stores. */
export const longest = 0xffff;

/** Field lengths (number of different terms) of a set of articles. */
export class FieldLengths {
  constructor(
    readonly sums: number[] = fields.map(() => 0),
    /** How many articles have the field. */
    readonly counts: number[] = fields.map(() => 0),
    /** The greatest length; may be that of a deleted article. */
    readonly most: number[] = fields.map(() => 0),
  ) {}

  add(field: number, length: number): void {
    this.sums[field]! += length;
    if (length > 0) this.counts[field]! += 1;
    this.most[field] = Math.max(this.most[field]!, length);
  }

  remove(field: number, length: number): void {
    this.sums[field]! -= length;
    if (length > 0) this.counts[field]! -= 1;
  }

  addAll(other: FieldLengths): void {
    for (let field = 0; field < fields.length; field++) {
      this.sums[field]! += other.sums[field]!;
      this.counts[field]! += other.counts[field]!;
      this.most[field] = Math.max(this.most[field]!, other.most[field]!);
    }
  }

  copy(): FieldLengths {
    return new FieldLengths([...this.sums], [...this.counts], [...this.most]);
  }
}

/**
 * The weight of one occurrence in a field of an article: less in a longer text. Computed by length, not
 * by article: for 100,000 articles they would be computed again after each change.
 */
export class Norms {
  private readonly ofLength: Float32Array[];

  /**
   * @param lengths for each field, the length by article. Separate arrays, because nearly all postings of a
   * long list are of the body; averages are over all parts
   */
  constructor(
    private readonly lengths: readonly Uint16Array[],
    { sums, counts, most }: FieldLengths,
  ) {
    this.ofLength = fields.map((_, field) => {
      const average = sums[field]! / (counts[field]! || 1) || 1;
      const norms = new Float32Array(most[field]! + 1);
      for (let length = 0; length < norms.length; length++) {
        norms[length] = 1 / (1 - b + (b * length) / average);
      }
      return norms;
    });
  }

  of(doc: Doc, field: number): number {
    return this.ofLength[field]![this.lengths[field]![doc]!]!;
  }
}
