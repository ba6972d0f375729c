// Trees that correct each other (gradient boosting, logistic loss), for a few thousand lines. Each tree has
// the same depth, so that it is a list of numbers: evidence and threshold of each split in levels, then
// the leaves.

const DEPTH = 3;
const TREES = 60;
const RATE = 0.15;
/** Holds leaves of little evidence near zero. */
const CALM = 10;
const LEAST_IN_LEAF = 4;
const BINS = 64;
/** A tree sees these shares of the lines and of the evidence, so that no single kind decides. */
const SHARE_OF_LINES = 0.8;
const SHARE_OF_EVIDENCE = 0.6;
/** A split that is none: everything goes to the left. */
const NEVER = [0, 1e9];

/** `lines`: `[{ evidence: [numbers], isText, weight }]`. The same lines give the same model. */
export function trainTrees(lines, seed = 1) {
  const random = randomFrom(seed);
  const thresholds = lines[0].evidence.map((_, at) => thresholdsOf(lines, at));
  const bins = thresholds.map((each, at) =>
    Uint8Array.from(lines, ({ evidence }) => binOf(each, evidence[at])),
  );
  const sum = (pick) => lines.reduce((total, line) => total + pick(line), 0);
  const positive = sum(({ weight, isText }) => (isText ? weight : 0));
  const base = Math.log(positive / (sum(({ weight }) => weight) - positive));
  const scores = new Float64Array(lines.length).fill(base);
  const slope = new Float64Array(lines.length);
  const curve = new Float64Array(lines.length);
  const trees = [];
  for (let round = 0; round < TREES; round++) {
    for (const [at, { weight, isText }] of lines.entries()) {
      const chance = 1 / (1 + Math.exp(-scores[at]));
      slope[at] = weight * ((isText ? 1 : 0) - chance);
      curve[at] = weight * chance * (1 - chance);
    }
    const seen = lines.map((_, at) => at).filter(() => random() < SHARE_OF_LINES);
    const asked = bins.map((_, at) => at).filter(() => random() < SHARE_OF_EVIDENCE);
    const tree = treeOf({ seen, asked, bins, thresholds, slope, curve });
    trees.push(tree);
    for (const [at, { evidence }] of lines.entries()) scores[at] += leafOf(tree, evidence);
  }
  return { base: rounded(base), depth: DEPTH, trees };
}

function leafOf(tree, evidence) {
  const splits = 2 ** DEPTH - 1;
  let at = 0;
  while (at < splits) at = 2 * at + (evidence[tree[2 * at]] <= tree[2 * at + 1] ? 1 : 2);
  return tree[2 * splits + at - splits];
}

function treeOf({ seen, asked, bins, thresholds, slope, curve }) {
  const splits = [];
  let groups = [seen];
  for (let level = 0; level < DEPTH; level++) {
    groups = groups.flatMap((group) => {
      const best = bestSplit(group, asked, bins, thresholds, slope, curve);
      splits.push(best ? [best.of, thresholds[best.of][best.bin]] : NEVER);
      if (!best) return [group, []];
      const isLeft = (at) => bins[best.of][at] <= best.bin;
      return [group.filter(isLeft), group.filter((at) => !isLeft(at))];
    });
  }
  const leaves = groups.map((group) => {
    const of = (values) => group.reduce((sum, at) => sum + values[at], 0);
    return (RATE * of(slope)) / (of(curve) + CALM);
  });
  return [...splits.flat(), ...leaves].map(rounded);
}

function bestSplit(group, asked, bins, thresholds, slope, curve) {
  const of = (values) => group.reduce((sum, at) => sum + values[at], 0);
  const all = { slope: of(slope), curve: of(curve) };
  const worth = (one) => one.slope ** 2 / (one.curve + CALM);
  let best = null;
  for (const each of asked) {
    const slopes = new Float64Array(BINS);
    const curves = new Float64Array(BINS);
    for (const at of group) {
      slopes[bins[each][at]] += slope[at];
      curves[bins[each][at]] += curve[at];
    }
    const left = { slope: 0, curve: 0 };
    for (let bin = 0; bin < thresholds[each].length; bin++) {
      left.slope += slopes[bin];
      left.curve += curves[bin];
      const right = { slope: all.slope - left.slope, curve: all.curve - left.curve };
      if (left.curve < LEAST_IN_LEAF || right.curve < LEAST_IN_LEAF) continue;
      const gain = worth(left) + worth(right) - worth(all);
      if (gain > (best?.gain ?? 1e-3)) best = { gain, of: each, bin };
    }
  }
  return best;
}

/** At most as many thresholds as there are bins less one, between values that occur. */
function thresholdsOf(lines, at) {
  const values = lines.map(({ evidence }) => evidence[at]).sort((one, other) => one - other);
  const different = [...new Set(values)];
  const between = (index) => rounded((different[index - 1] + different[index]) / 2);
  if (different.length <= BINS) return different.slice(1).map((_, index) => between(index + 1));
  const steps = new Set();
  for (let bin = 1; bin < BINS; bin++) {
    const index = different.indexOf(values[Math.floor((bin * values.length) / BINS)]);
    if (index > 0) steps.add(between(index));
  }
  return [...steps];
}

function binOf(thresholds, value) {
  let bin = 0;
  while (bin < thresholds.length && value > thresholds[bin]) bin++;
  return bin;
}

/** Four digits are enough, and keep the model small. */
const rounded = (number) => Number(number.toPrecision(4));

/** A linear congruential generator: training again must give the same model. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
