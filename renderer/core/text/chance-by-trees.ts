/** What tests/bench/extraction/boosted-trees.mjs trains: trees of one depth that correct each other. */
export interface Trees {
  base: number;
  depth: number;
  /** For each tree evidence and threshold of each split in levels, then the leaves. */
  trees: readonly (readonly number[])[];
}

/** The chance, 0 to 1, that what has this evidence is what the model looks for. */
export function chanceByTrees({ base, depth, trees }: Trees, evidence: readonly number[]): number {
  const splits = 2 ** depth - 1;
  let sum = base;
  for (const tree of trees) {
    let at = 0;
    while (at < splits) {
      const value = evidence[tree[2 * at] as number] as number;
      at = 2 * at + (value <= (tree[2 * at + 1] as number) ? 1 : 2);
    }
    sum += tree[2 * splits + at - splits] as number;
  }
  return 1 / (1 + Math.exp(-sum));
}
