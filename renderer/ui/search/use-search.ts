import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';
import { SearchError } from '../../search/client/client';
import type { SearchSort } from '../../search/query/options';
import type { IndexStatus, SearchResult } from '../../search/worker/protocol';
import { useServices } from '../app/services';
import { useThrottled } from '../app/use-throttled';
import { useWhenChanged } from '../app/use-when-changed';
import type { ListSort } from '../library/list-header';
import { usePreferences } from '../settings/preferences-context';
import type { Answer } from './facet-request';
import { createResultPages, nameOf, noPages } from './result-pages';

/** Identifies the caller: a new request cancels its previous one. */
const asker = 'search-box';
/**
 * Milliseconds between two questions about an index that changes: while an import or a change of many
 * articles runs, its status comes four times a second, and each answer is rendered before the next key.
 */
const restMs = 1_000;

export interface SearchState {
  /** Null before the first answer and without a query. */
  result: SearchResult | null;
  /** Identifies the question that `result` answers: query, filter and order. */
  resultKey: string;
  /** The first page of the same answer. */
  answer: Answer | null;
  failed: boolean;
  status: IndexStatus | null;
  /** A status that changes once a second at most: for questions that follow the index. */
  restedStatus: IndexStatus | null;
  /** Loads the next page of hits. */
  more: () => void;
}

/**
 * Searches while the user types. An answer to an outdated query is dropped.
 *
 * @param selected articles that stay among the loaded rows while they are hits
 */
export function useSearch(
  query: string,
  filter: ArticleFilter,
  sortedBy: ListSort,
  selected: RefObject<ReadonlySet<ArticleId>>,
): SearchState {
  const { library } = useServices();
  const variants = usePreferences().preferences.chineseVariants;
  const status = useIndexStatus();
  const restedStatus = useThrottled(status, restMs);
  const [shown, setShown] = useState(noPages);
  const sort = useMemo(() => sortOf(sortedBy), [sortedBy]);
  const active = query.trim() !== '';

  const pages = useMemo(
    () =>
      createResultPages({
        search: library.search.search,
        publish: setShown,
        kept: () => selected.current,
        isSuperseded,
      }),
    [library, selected],
  );

  // The index sends a status after each change; the first one precedes the first question.
  useWhenChanged([pages, restedStatus], () => pages.refresh());
  useEffect(() => {
    pages.ask(
      active ? { query, filter, options: { typing: true, asker, variants, ...sort } } : null,
    );
  }, [pages, query, active, filter, variants, sort]);
  useEffect(() => () => pages.ask(null), [pages]);

  const { question, result, answer: whole, failed } = shown;
  const answer = useMemo(
    () => (question && whole ? { result: whole, filter: question.filter } : null),
    [question, whole],
  );
  const more = useCallback(() => pages.more(), [pages]);
  const resultKey = useMemo(() => nameOf(question), [question]);
  return { result: active ? result : null, resultKey, answer, failed, status, restedStatus, more };
}

/** No sort option for relevance, which is the search's default, and for orders that only the list has. */
export function sortOf({ key, descending }: ListSort): { sort?: SearchSort } {
  return key === 'saved' || key === 'published' || key === 'length'
    ? { sort: { key, descending } }
    : {};
}

function isSuperseded(error: unknown): boolean {
  return error instanceof SearchError && error.superseded;
}

function useIndexStatus(): IndexStatus | null {
  const { library } = useServices();
  const [status, setStatus] = useState<IndexStatus | null>(null);
  useEffect(() => {
    library.search.status().then(setStatus, () => {});
    return library.search.onStatus(setStatus);
  }, [library]);
  return status;
}
