import { useEffect, useState } from 'react';
import type { Article } from '../../core/article/article';
import type { SearchClient } from '../../search/client/client';
import type { SearchHit } from '../../search/query/answer';
import type { CarrelDatabase } from '../../storage/database';

const shownHits = 20;

interface QuickResults {
  rows: { article: Article; hit: SearchHit }[];
  total: number;
}

/** The best articles for a query that is being typed; null before the first answer and for an empty query. */
export function useQuickResults(
  search: Pick<SearchClient, 'search'>,
  database: CarrelDatabase,
  query: string,
  variants: boolean,
): QuickResults | null {
  const [results, setResults] = useState<QuickResults | null>(null);
  useEffect(() => {
    if (query.trim() === '') {
      setResults(null);
      return;
    }
    let isStale = false;
    const find = async () => {
      const options = { limit: shownHits, typing: true, variants, asker: 'quick' };
      const { hits, total } = await search.search(query, options);
      const articles = await database.articles.bulkGet(hits.map(({ id }) => id));
      const rows = hits.flatMap((hit, at) => {
        const article = articles[at];
        return article === undefined ? [] : { article, hit };
      });
      if (!isStale) setResults({ rows, total });
    };
    // A query that is superseded, or not whole yet, keeps what is shown.
    find().catch(() => {});
    return () => {
      isStale = true;
    };
  }, [search, database, query, variants]);
  return results;
}
