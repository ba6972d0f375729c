import { normaliseTag } from '../../core/article/tag';
import { folded } from '../../core/text/folded';
import { byFrequency } from './article-counts';

/** The tags that contain the typed text, those that begin with it first. */
export function matchingTags(
  typed: string,
  counts: ReadonlyMap<string, number>,
): [name: string, count: number][] {
  const wanted = folded(normaliseTag(typed));
  const matching = byFrequency(counts).filter(([name]) => folded(name).includes(wanted));
  const begins = (name: string) => (folded(name).startsWith(wanted) ? 0 : 1);
  return matching.sort((a, b) => begins(a[0]) - begins(b[0]));
}
