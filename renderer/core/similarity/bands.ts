import { finalizedHash } from './shingles';

/**
 * MinHash with banding (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.3-3.4): 72 minima of
 * hash functions over a text's shingles, three to a band. Two texts that share half of their shingles share
 * a band with probability 0.96; two thirds, 0.999; a twentieth, 0.003. Newspapers shorten an article from
 * its end, so the first shingles have bands of their own, by which the first third of an article matches
 * the whole.
 */
const ROWS = 3;
const BANDS = 24;
const HEAD_BANDS = 6;
/** Shingles of the head: about two paragraphs. */
const HEAD = 120;

export const bandsPerText = BANDS + HEAD_BANDS;

/** Stored with every row; rows made by other rules are computed again. */
export const bandRules = 1;

/** The bands of a text, of which similar texts share at least one; empty for a text without a shingle. */
export function bandsOf(shingles: Uint32Array): Uint32Array<ArrayBuffer> {
  if (shingles.length === 0) return new Uint32Array(0);
  const bands = new Uint32Array(bandsPerText);
  bands.set(bandsFrom(shingles, BANDS, 0));
  bands.set(bandsFrom(shingles.subarray(0, HEAD), HEAD_BANDS, BANDS), BANDS);
  return bands;
}

function bandsFrom(shingles: Uint32Array, count: number, firstBand: number): Uint32Array {
  const bands = new Uint32Array(count);
  for (let band = 0; band < count; band++) {
    const number = firstBand + band;
    let hash = finalizedHash(number + 1);
    for (let row = 0; row < ROWS; row++) {
      hash = Math.imul(hash ^ minimumHash(shingles, number * ROWS + row), 0x01000193);
    }
    bands[band] = finalizedHash(hash);
  }
  return bands;
}

/** The minimum of one hash function, which is made of its number: an odd factor and an offset. */
function minimumHash(shingles: Uint32Array, number: number): number {
  const factor = finalizedHash(2 * number + 0x9e3779b9) | 1;
  const offset = finalizedHash(2 * number + 0x7f4a7c15);
  let smallest = 0xffffffff;
  for (let at = 0; at < shingles.length; at++) {
    const product = Math.imul(shingles[at]!, factor);
    // The high bits of a product depend on all of its bits, the low ones do not.
    const value = ((product ^ (product >>> 15)) + offset) >>> 0;
    if (value < smallest) smallest = value;
  }
  return smallest;
}
