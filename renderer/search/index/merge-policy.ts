import type { Sealed } from './search-index';

/** How many segments of about one size are merged into one. */
const together = 6;
/** In articles; merging larger segments costs more than it saves. */
const largest = 50_000;

/**
 * Which segments to merge next; none when it is well. Sizes are classes of six times each other,
 * so an article is written anew once a class: logarithmically often.
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
