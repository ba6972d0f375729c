import { parentsOf } from '../../core/article/tag';
import { grouped } from '../../core/grouped';
import { byFrequency } from '../../library/list/article-counts';

/** Sorts tags by frequency, and puts those below another one behind it. */
export function inTree(counts: ReadonlyMap<string, number>): [name: string, count: number][] {
  const sorted = byFrequency(counts);
  const below = grouped(sorted, ([name]) => parentsOf(name).findLast((each) => counts.has(each)));
  const from = (parent: string | undefined): [string, number][] =>
    (below.get(parent) ?? []).flatMap((line) => [line, ...from(line[0])]);
  return from(undefined);
}

export const depthOf = (tag: string): number => parentsOf(tag).length;
