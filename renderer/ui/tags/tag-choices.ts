import type { Article } from '../../core/article/article';
import { normaliseTag } from '../../core/article/tag';
import { byFrequency } from '../../library/list/article-counts';

export interface TagChoice {
  name: string;
  /** The number of articles in the whole library. */
  count: number;
  /**
   * Whether all, some or none of the selected articles have the tag; `new` where it does not exist.
   */
  state: 'on' | 'mixed' | 'off' | 'new';
}

/** The tags that match the typed text: those of the selected articles first, then by frequency. */
export function tagChoices(
  typed: string,
  counts: ReadonlyMap<string, number>,
  articles: readonly Article[],
): TagChoice[] {
  const choices: TagChoice[] = matchingTags(typed, counts).map(([name, count]) => ({
    name,
    count,
    state: stateOf(name, articles),
  }));
  const name = normaliseTag(typed);
  if (name === '') return choices.sort((a, b) => rank(a) - rank(b));
  if (counts.has(name)) return choices;
  return [...choices, { name, count: 0, state: 'new' }];
}

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

function stateOf(name: string, articles: readonly Article[]): TagChoice['state'] {
  const having = articles.filter((article) => article.tags.includes(name)).length;
  if (having === 0) return 'off';
  return having === articles.length ? 'on' : 'mixed';
}

function rank(choice: TagChoice): number {
  return choice.state === 'off' ? 1 : 0;
}
