import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';
import { SearchError } from '../../search/client/client';
import type { SearchSort } from '../../search/query/options';
import type { IndexStatus, SearchResult } from '../../search/worker/protocol';
import { useDesk } from '../app/desk';
import { useWhenChanged } from '../app/use-when-changed';
import type { ListSort } from '../library/list-header';
import { usePreferences } from '../settings/preferences-context';
import type { Answer } from './facets-asked';
import { createResultPages, nameOf, noPages } from './result-pages';

/** One asker: a question that comes while another is under way ends it. */
const asker = 'search-box';

export interface SearchState {
  /** Null before the first answer, and when there is no query. */
  result: SearchResult | null;
  /** Names the question that `result` answers: query, filter and order. */
  resultKey: string;
  /** The same as it came first, without the hits that were asked for later. */
  answer: Answer | null;
  failed: boolean;
  status: IndexStatus | null;
  /** Asks for the hits after those that are shown. */
  more: () => void;
}

/**
 * Answers as one types. The answer to a query that no longer stands in the box is dropped.
 *
 * @param selected articles that stay among the loaded rows as long as they are hits
 */
export function useSearch(
  query: string,
  filter: ArticleFilter,
  sortedBy: ListSort,
  selected: RefObject<ReadonlySet<ArticleId>>,
): SearchState {
  const { library } = useDesk();
  const variants = usePreferences().preferences.chineseVariants;
  const status = useIndexStatus();
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

  // A status comes after every change of the index; the first is here before the first question.
  useWhenChanged([pages, status], () => pages.refresh());
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
  return { result: active ? result : null, resultKey, answer, failed, status, more };
}

/** By relevance where the search cannot sort so. */
function sortOf({ key, descending }: ListSort): { sort?: SearchSort } {
  return key === 'relevance' || key === 'title' ? {} : { sort: { key, descending } };
}

function isSuperseded(error: unknown): boolean {
  return error instanceof SearchError && error.superseded;
}

function useIndexStatus(): IndexStatus | null {
  const { library } = useDesk();
  const [status, setStatus] = useState<IndexStatus | null>(null);
  useEffect(() => {
    library.search.status().then(setStatus, () => {});
    return library.search.onStatus(setStatus);
  }, [library]);
  return status;
}
