import { normaliseTag } from '../../core/article/tag';
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

/** Decomposes syllables, so that "ㄱ" and "겨", typed on the way to "경제", already match it. */
function folded(text: string): string {
  return text.normalize('NFKD').toLowerCase();
}
