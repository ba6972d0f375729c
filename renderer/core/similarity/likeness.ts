/** How much two texts have in common, by their runs: see shingles.ts. */
export interface Likeness {
  /** Of all runs of either, the part that both have. */
  resemblance: number;
  /** Of the runs of the shorter one, the part that the longer has. */
  containment: number;
  /** Runs of the shorter and of the longer one. */
  shorter: number;
  longer: number;
}

export function likenessOf(one: Uint32Array, other: Uint32Array): Likeness {
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

/** Fewer runs say nothing: a notice, a caption, "subscribe to read on". */
const TOO_SHORT = 12;
const SHORT = 40;

/**
 * Whether one was made of the other: the same story in another paper, edited, cut short or added to.
 *
 * One paper's own pages are told apart more strictly: it writes tomorrow's weather and the day's
 * prices into the same sentences. A digest that holds whole stories is none of their copies.
 *
 * @param sameSite both have an address, on the same server
 */
export function isCopy({ resemblance, containment, shorter, longer }: Likeness, sameSite: boolean) {
  if (shorter < TOO_SHORT) return false;
  if (shorter < SHORT) return resemblance >= 0.8;
  if (sameSite) return resemblance >= 0.85 || (containment >= 0.95 && shorter >= 0.2 * longer);
  return resemblance >= 0.5 || (containment >= 0.75 && shorter >= 0.2 * longer);
}
