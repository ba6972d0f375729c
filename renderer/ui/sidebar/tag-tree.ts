import { parentsOf } from '../../core/article/tag';
import { byFrequency } from '../../library/list/article-counts';

/** Sorts tags by frequency, and puts those below another one behind it. */
export function inTree(counts: ReadonlyMap<string, number>): [name: string, count: number][] {
  const sorted = byFrequency(counts);
  const below = new Map<string | undefined, [string, number][]>();
  for (const line of sorted) {
    const parent = parentsOf(line[0]).findLast((each) => counts.has(each));
    below.set(parent, [...(below.get(parent) ?? []), line]);
  }
  const from = (parent: string | undefined): [string, number][] =>
    (below.get(parent) ?? []).flatMap((line) => [line, ...from(line[0])]);
  return from(undefined);
}

export const depthOf = (tag: string): number => parentsOf(tag).length;
