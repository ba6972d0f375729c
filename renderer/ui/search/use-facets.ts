import { useMemo, useState } from 'react';
import type { ArticleFilter } from '../../core/article/article-filter';
import type { FacetCounts } from '../../search/query/answer';
import { useDesk } from '../app/desk';
import { useWhenChanged } from '../app/use-when-changed';
import { usePreferences } from '../settings/preferences-context';
import { type FacetsAsked, facetsOfAnswer, facetsOfPlace } from './facets-asked';
import type { SearchState } from './use-search';

/** After the answer: as one types, the next query comes first. */
const quietMs = 100;

/**
 * How many of the articles that are shown have which tag, site, language and year; null where that is what
 * the whole library has. Asked anew when articles have changed.
 */
export function useFacets(
  { answer, status }: Pick<SearchState, 'answer' | 'status'>,
  searching: boolean,
  filter: ArticleFilter,
): FacetCounts | null {
  const { library } = useDesk();
  const variants = usePreferences().preferences.chineseVariants;
  const [counted, setCounted] = useState<FacetCounts | null>(null);
  // A list shows what is not indexed yet, too.
  const canTellPlace = status?.caughtUp === true;
  const asked = useMemo<FacetsAsked | null>(() => {
    if (searching) return answer && facetsOfAnswer(answer);
    return canTellPlace ? facetsOfPlace(filter) : null;
  }, [searching, answer, canTellPlace, filter]);

  // A status comes after every change of the index.
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
