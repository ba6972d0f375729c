/** How much two texts share, by their shingles: see shingles.ts. */
export interface Similarity {
  /** Shared shingles as a share of all shingles of both. */
  resemblance: number;
  /** Shared shingles as a share of the shorter text's. */
  containment: number;
  /** Number of shingles of the shorter and of the longer text. */
  shorter: number;
  longer: number;
}

export function similarityOf(one: Uint32Array, other: Uint32Array): Similarity {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const runs = new Set(long);
  let shared = 0;
  for (const run of short) if (runs.has(run)) shared += 1;
  const all = short.length + long.length - shared;
  return {
    resemblance: all === 0 ? 0 : shared / all,
    containment: short.length === 0 ? 0 : shared / short.length,
    shorter: short.length,
    longer: long.length,
  };
}

/** A text with fewer shingles is a notice, a caption or "subscribe to read on". */
const TOO_SHORT = 12;
const SHORT = 40;

/**
 * Whether one text was made from the other: the same article in another newspaper, edited, shortened or
 * extended. Texts of one site must be more alike, because it prints weather and prices in the same
 * sentences each day. A digest of whole articles is a copy of none.
 *
 * @param sameSite both addresses have the same host
 */
export function isCopy(
  { resemblance, containment, shorter, longer }: Similarity,
  sameSite: boolean,
) {
  if (shorter < TOO_SHORT) return false;
  if (shorter < SHORT) return resemblance >= 0.8;
  if (sameSite) return resemblance >= 0.85 || (containment >= 0.95 && shorter >= 0.2 * longer);
  return resemblance >= 0.5 || (containment >= 0.75 && shorter >= 0.2 * longer);
}
