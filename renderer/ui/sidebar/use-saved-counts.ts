import { useEffect, useState } from 'react';
import type { SavedSearchRow } from '../../core/records/library-records';
import { patternsIn } from '../../search/client/regex-search';
import { followChanges } from '../../storage/change-log';
import { useServices } from '../app/services';
import { usePreferences } from '../settings/preferences-context';

export interface SavedCount {
  total: number;
  isExact: boolean;
}

const noCounts: ReadonlyMap<string, SavedCount> = new Map();
/** Milliseconds since the last change: an import adds dozens of articles a second. */
const quietMs = 700;

/**
 * A pattern can take two seconds; when this time is used up, the remaining searches get no count.
 */
const patternsMs = 4_000;

/**
 * The number of articles that each saved search finds, by its query; counted again after changes.
 * The searches run one after the other and load no hits: some milliseconds each.
 *
 * @param searches the ones that are shown
 */
export function useSavedCounts(
  searches: readonly SavedSearchRow[],
): ReadonlyMap<string, SavedCount> {
  const { library } = useServices();
  const variants = usePreferences().preferences.chineseVariants;
  const [counts, setCounts] = useState(noCounts);
  useEffect(() => {
    if (searches.length === 0) return;
    let round = 0;
    let timer: number | undefined;
    async function count(): Promise<void> {
      round += 1;
      const own = round;
      await library.search.whenCaughtUp();
      const counted = new Map<string, SavedCount>();
      let spentMs = 0;
      for (const { query } of searches) {
        if (own !== round) return;
        const hasPattern = patternsIn(query) !== null;
        if (hasPattern && spentMs > patternsMs) continue;
        const begun = performance.now();
        const asked = library.search.search(query, { limit: 0, variants });
        const found = await asked.catch(() => null);
        if (hasPattern) spentMs += performance.now() - begun;
        if (found) counted.set(query, { total: found.total, isExact: found.totalIsExact });
      }
      if (own === round) setCounts(counted);
    }
    const countSoon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void count().catch(console.error), quietMs);
    };
    const stop = followChanges(async () => countSoon());
    countSoon();
    return () => {
      round += 1;
      window.clearTimeout(timer);
      stop();
    };
  }, [library, searches, variants]);
  return counts;
}
