import { newestFirst } from '../../library/list/article-view';
import { patternsIn } from '../../search/client/regex-search';
import { keysOfSearch, type ListSort, type ListSortKey } from '../library/list-header';

/** Matches of a pattern have no relevance: an article either matches or does not. */
function hasRelevance(query: string): boolean {
  return patternsIn(query) === null;
}

/** The order of the results, given the user's preferred one. */
export function effectiveSort(chosen: ListSort, query: string): ListSort {
  return chosen.key === 'relevance' && !hasRelevance(query) ? newestFirst : chosen;
}

/** The sort keys that the results of this query allow. */
export function sortKeysFor(query: string): readonly ListSortKey[] {
  return hasRelevance(query) ? keysOfSearch : keysOfSearch.filter((key) => key !== 'relevance');
}
