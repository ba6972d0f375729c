import { useEffect, useState } from 'react';
import type { SavedSearchRow } from '../../core/records/library-records';
import { followSavedSearches, listSavedSearches } from '../../library/actions/saved-searches';
import { useServices } from '../app/services';

/** The saved searches by name, following changes by other windows. */
export function useSavedSearches(): readonly SavedSearchRow[] {
  const { library } = useServices();
  const [searches, setSearches] = useState<readonly SavedSearchRow[]>([]);
  useEffect(() => {
    let closed = false;
    const refresh = async () => {
      const read = await listSavedSearches(library);
      if (closed) return;
      // Most changes do not concern saved searches.
      setSearches((before) => (JSON.stringify(before) === JSON.stringify(read) ? before : read));
    };
    const stop = followSavedSearches(refresh);
    refresh().catch(console.error);
    return () => {
      closed = true;
      stop();
    };
  }, [library]);
  return searches;
}
