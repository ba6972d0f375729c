import { mixed } from './shingles';

/**
 * MinHash with banding (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.3-3.4): the
 * least value of each of 72 hash functions over a text's runs, three of them to a band. Two texts that
 * have half of their runs in common share a band with a probability of 0.96, with two thirds 0.999,
 * with a twentieth, 0.003.
 *
 * A paper that cuts a story short cuts it from its end. So the first runs alone have bands of their
 * own: by those the first third of a story still meets the whole.
 */
const ROWS = 3;
const BANDS = 24;
const HEAD_BANDS = 6;
/** Runs: some two paragraphs. */
const HEAD = 120;

export const bandsPerText = BANDS + HEAD_BANDS;

/** Goes with every stored row: other rules are reckoned anew. */
export const bandRules = 1;

/** What two similar texts have one of in common; none for a text without a run. */
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
    let hash = mixed(number + 1);
    for (let row = 0; row < ROWS; row++) {
      hash = Math.imul(hash ^ least(shingles, number * ROWS + row), 0x01000193);
    }
    bands[band] = mixed(hash);
  }
  return bands;
}

/** Of one of the hash functions: an odd factor and an offset, both made of its number. */
function least(shingles: Uint32Array, number: number): number {
  const factor = mixed(2 * number + 0x9e3779b9) | 1;
  const offset = mixed(2 * number + 0x7f4a7c15);
  let smallest = 0xffffffff;
  for (let at = 0; at < shingles.length; at++) {
    const product = Math.imul(shingles[at]!, factor);
    // The high bits of a product depend on all of its bits, the low ones do not.
    const value = ((product ^ (product >>> 15)) + offset) >>> 0;
    if (value < smallest) smallest = value;
  }
  return smallest;
}
