import { type Doc, fields, Postings } from './postings';
import type { Segment } from './segment';
import { SegmentWriter } from './segment-writer';

const termsAtATime = 512;

interface Source {
  segment: Segment;
  /** The new number of each article; -1 for a deleted one. */
  numbers: Int32Array;
  next: number;
}

/** Merges segments into one without their deleted articles; yields every few hundred terms. */
export function* mergeSegments(
  parts: readonly { segment: Segment; alive: Uint8Array }[],
): Generator<void, Uint8Array<ArrayBuffer>> {
  for (const { segment } of parts) segment.readAll();
  const writer = new SegmentWriter();
  const sources = parts.map(({ segment, alive }) => ({
    segment,
    numbers: numbered(segment, alive, writer),
    next: 0,
  }));
  const postings = new Postings();
  const add = ({ segment, numbers }: Source, term: number) => {
    postings.clear();
    segment.readTerms(term, term + 1, postings);
    const { docs, counts, length } = postings;
    for (let i = 0; i < length; i++) {
      const doc = numbers[docs[i]!]!;
      if (doc >= 0) writer.add(doc, counts[i]! & 7, counts[i]! >>> 3);
    }
  };
  let written = 0;
  for (;;) {
    let least = 0x1_0000_0000;
    for (const { segment, next } of sources) {
      if (next < segment.pairs.length) least = Math.min(least, segment.pairs[next]!);
    }
    if (least === 0x1_0000_0000) break;
    writer.beginTerm(least);
    for (const source of sources) {
      if (source.segment.pairs[source.next] === least) add(source, source.next++);
    }
    if (++written % termsAtATime === 0) yield;
  }
  for (const source of sources) source.next = 0;
  for (;;) {
    let least: Source | null = null;
    for (const source of sources) {
      if (source.next >= source.segment.wordCount) continue;
      if (!least || order(source, least) < 0) least = source;
    }
    if (!least) return writer.finish();
    writer.beginTerm(least.segment.wordAt(least.next));
    const same = sources.filter(
      (source) => source.next < source.segment.wordCount && order(source, least) === 0,
    );
    for (const source of same) add(source, source.segment.pairs.length + source.next);
    for (const source of same) source.next += 1;
    if (++written % termsAtATime === 0) yield;
  }
}

function order(a: Source, b: Source): number {
  return a.segment.compareWords(a.next, b.segment, b.next);
}

/** Adds the alive articles of a segment to the merged one. */
function numbered(segment: Segment, alive: Uint8Array, writer: SegmentWriter): Int32Array {
  return Int32Array.from(segment.ids, (id, doc: Doc) => {
    if (!alive[doc]) return -1;
    const lengths = fields.map((_, field) => segment.lengthOf(doc, field));
    return writer.addArticle(id, segment.fingerprints[doc]!, lengths, segment.neighboursOf(doc));
  });
}
