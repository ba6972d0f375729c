import { useMemo, useState } from 'react';
import type { ArticleFilter } from '../../core/article/article-filter';
import type { FacetCounts } from '../../search/query/answer';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { usePreferences } from '../settings/preferences-context';
import { type FacetRequest, facetsOfAnswer, facetsOfPlace } from './facet-request';
import type { SearchState } from './use-search';

/** Milliseconds after the answer: while the user types, the next query goes first. */
const quietMs = 100;

/**
 * How many of the listed articles have each tag, site, language and year; null when the list is the
 * whole library. Counted again when articles change.
 */
export function useFacets(
  { answer, restedStatus: status }: Pick<SearchState, 'answer' | 'restedStatus'>,
  searching: boolean,
  filter: ArticleFilter,
): FacetCounts | null {
  const { library } = useServices();
  const variants = usePreferences().preferences.chineseVariants;
  const [counted, setCounted] = useState<FacetCounts | null>(null);
  // Counts come from the index, while the list also has articles that are not indexed yet.
  const canTellPlace = status?.caughtUp === true;
  const asked = useMemo<FacetRequest | null>(() => {
    if (searching) return answer && facetsOfAnswer(answer);
    return canTellPlace ? facetsOfPlace(filter) : null;
  }, [searching, answer, canTellPlace, filter]);

  // The index sends a status after each change.
  useWhenChanged([library, asked, variants, status], () => {
    if (!asked) {
      setCounted(null);
      return;
    }
    let stale = false;
    const { query, options, isWhole } = asked;
    const timer = window.setTimeout(() => {
      library.search.facets(query, { ...options, variants, typing: true, asker: 'sidebar' }).then(
        (counts) => {
          if (!stale) setCounted({ ...counts, areExact: counts.areExact && isWhole });
        },
        () => {
          if (!stale) setCounted(null);
        },
      );
    }, quietMs);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  });

  return asked ? counted : null;
}
