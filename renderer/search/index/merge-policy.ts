import type { Sealed } from './search-index';

/** How many segments of about one size are merged into one. */
const together = 6;
/** In articles; merging larger segments costs more than it saves. */
const largest = 50_000;

/**
 * The segments to merge next; empty when none are due. Size classes grow by a factor of six, and an article
 * is rewritten once for each class: logarithmically often.
 */
export function dueForMerging(segments: readonly Sealed[]): Sealed[] {
  const hollow = segments.find(({ alive }) => {
    const living = alive.reduce((sum, one) => sum + one, 0);
    return living < alive.length / 2;
  });
  if (hollow) return [hollow];
  const classes = new Map<number, Sealed[]>();
  for (const one of segments) {
    if (one.segment.size >= largest) continue;
    const size = Math.floor(Math.log(one.segment.size) / Math.log(together) + 1e-9);
    classes.set(size, [...(classes.get(size) ?? []), one]);
  }
  for (const some of classes.values()) if (some.length >= together) return some.slice(0, together);
  return [];
}
