import type { Article } from '../../core/article/article';
import { normaliseTag } from '../../core/article/tag';
import { matchingTags } from '../../library/list/matching-tags';
import type { ChoiceState } from '../app/choice-field';

export interface TagChoice {
  name: string;
  /** The number of articles in the whole library. */
  count: number;
  state: ChoiceState;
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

function stateOf(name: string, articles: readonly Article[]): ChoiceState {
  const having = articles.filter((article) => article.tags.includes(name)).length;
  if (having === 0) return 'off';
  return having === articles.length ? 'on' : 'mixed';
}

function rank(choice: TagChoice): number {
  return choice.state === 'off' ? 1 : 0;
}
