import { type Doc, fields } from './postings';

/** BM25: how much an article's length weighs. */
const b = 0.7;
/** What a segment notes of a length is no more. */
export const longest = 0xffff;

/** Of some articles, field by field, in different terms. */
export class FieldLengths {
  constructor(
    readonly sums: number[] = fields.map(() => 0),
    /** How many of them have the field. */
    readonly counts: number[] = fields.map(() => 0),
    /** Of one of them, which may be gone. */
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
 * What one occurrence in a field of an article counts, less in a longer text. By the length, not by the
 * article: of a hundred thousand these were reckoned anew after each change, and before the first answer.
 */
export class Norms {
  private readonly ofLength: Float32Array[];

  /**
   * @param lengths of each field, that of each article: of a long list of postings nearly all are of the
   * body, and so stand side by side; averages are those of all parts together
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
