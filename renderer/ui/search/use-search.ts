import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ArticleFilter } from '../../core/article-filter';
import { SearchError } from '../../search/client';
import type { IndexStatus, SearchResult, SearchSort } from '../../search/protocol';
import { useDesk } from '../app/desk';
import type { ListSort } from '../library/list-header';
import { usePreferences } from '../settings/preferences-context';
import type { Answer } from './facets-asked';

const pageSize = 40;
/** One asker: a question that comes while another is under way ends it. */
const asker = 'search-box';

export interface SearchState {
  /** Null before the first answer, and when there is no query. */
  result: SearchResult | null;
  /** The same as it came first, without the hits that were asked for later. */
  answer: Answer | null;
  failed: boolean;
  status: IndexStatus | null;
  /** Asks for the hits after those that are shown. */
  more: () => void;
}

/** Answers as one types. The answer to a query that no longer stands in the box is dropped. */
export function useSearch(query: string, filter: ArticleFilter, sortedBy: ListSort): SearchState {
  const { library } = useDesk();
  const variants = usePreferences().preferences.chineseVariants;
  const status = useIndexStatus();
  const [result, setResult] = useState<SearchResult | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failed, setFailed] = useState(false);
  const [loadingMore, setLoadingMore] = useState(false);
  const sort = useMemo(() => sortOf(sortedBy), [sortedBy]);
  const active = query.trim() !== '';

  // What is indexed while the results are shown may belong among them.
  const indexed = status?.indexed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when more is indexed
  useEffect(() => {
    setLoadingMore(false);
    if (!active) {
      setResult(null);
      setAnswer(null);
      return;
    }
    let stale = false;
    const options = { limit: pageSize, typing: true, asker, filter, variants, ...sort };
    library.search.search(query, options).then(
      (found) => {
        if (stale) return;
        setResult(found);
        setAnswer({ result: found, filter });
        setFailed(false);
      },
      (error: unknown) => setFailed(!stale && !isSuperseded(error)),
    );
    return () => {
      stale = true;
    };
  }, [library, query, active, indexed, filter, variants, sort]);

  const more = useCallback(() => {
    if (!result || loadingMore || result.hits.length >= result.total) return;
    setLoadingMore(true);
    const options = {
      limit: pageSize,
      offset: result.hits.length,
      typing: true,
      asker,
      filter,
      variants,
      ...sort,
    };
    library.search.search(result.query, options).then(
      (next) => {
        // Another answer has taken this one's place meanwhile, or nothing more has come.
        setResult((shown) =>
          shown === result && next.hits.length > 0
            ? { ...next, hits: [...shown.hits, ...next.hits] }
            : shown,
        );
        if (next.hits.length > 0) setLoadingMore(false);
      },
      (error: unknown) => setFailed(!isSuperseded(error)),
    );
  }, [library, result, loadingMore, filter, variants, sort]);

  return { result: active ? result : null, answer, failed, status, more };
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
