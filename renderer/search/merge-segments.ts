import { type Doc, fields, type Segment } from './segment';
import { SegmentWriter } from './segment-writer';

const termsAtATime = 512;

/**
 * One segment of several, without the articles that are gone from them; stops after every few
 * hundred terms for whoever takes it further.
 */
export function* mergeSegments(
  sources: readonly { segment: Segment; alive: Uint8Array }[],
): Generator<void, Uint8Array<ArrayBuffer>> {
  const writer = new SegmentWriter();
  const renumbered = sources.map(({ segment, alive }) =>
    Int32Array.from(segment.ids, (id, doc) => {
      if (!alive[doc]) return -1;
      const lengths = segment.lengths.subarray(doc * fields.length, (doc + 1) * fields.length);
      return writer.addArticle(id, segment.fingerprints[doc]!, lengths);
    }),
  );
  const next = sources.map(() => 0);
  let numbers: Int32Array;
  const add = (doc: Doc, field: number, frequency: number) => {
    const number = numbers[doc]!;
    if (number >= 0) writer.add(number, field, frequency);
  };
  for (let written = 1; ; written++) {
    let least = -1;
    sources.forEach(({ segment }, i) => {
      if (next[i]! >= segment.termCount) return;
      if (least < 0) least = i;
      else if (segment.compareTerms(next[i]!, sources[least]!.segment, next[least]!) < 0) least = i;
    });
    if (least < 0) return writer.finish();
    const { segment: first } = sources[least]!;
    const term = next[least]!;
    writer.beginTerm(first.termAt(term));
    for (let i = least; i < sources.length; i++) {
      const { segment } = sources[i]!;
      const at = next[i]!;
      if (at >= segment.termCount || first.compareTerms(term, segment, at) !== 0) continue;
      numbers = renumbered[i]!;
      segment.visitTerms(at, at + 1, add);
      next[i] = at + 1;
    }
    if (written % termsAtATime === 0) yield;
  }
}
