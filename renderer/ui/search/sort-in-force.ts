import { newestFirst } from '../../library/list/article-view';
import { patternsIn } from '../../search/client/regex-search';
import { keysOfSearch, type ListSort, type ListSortKey } from '../library/list-header';

/** A pattern stands in an article or it does not: none of its hits is better than another. */
function hasRelevance(query: string): boolean {
  return patternsIn(query) === null;
}

/** How the answer to a query is sorted, where `chosen` is what its reader wants of every search. */
export function sortInForce(chosen: ListSort, query: string): ListSort {
  return chosen.key === 'relevance' && !hasRelevance(query) ? newestFirst : chosen;
}

/** What the answer to a query can be sorted by. */
export function sortKeysFor(query: string): readonly ListSortKey[] {
  return hasRelevance(query) ? keysOfSearch : keysOfSearch.filter((key) => key !== 'relevance');
}
