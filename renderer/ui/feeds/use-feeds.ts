import { useSyncExternalStore } from 'react';
import type { FeedsSnapshot } from '../../library/feeds/feed-keeper';
import { useServices } from '../app/services';

/** The feeds, following changes by all windows. */
export function useFeeds(): FeedsSnapshot {
  const { feeds } = useServices();
  return useSyncExternalStore(feeds.subscribe, feeds.snapshot);
}

/** The title of a feed; null for one that is not followed any more. */
export function useFeedTitle(id: string | null): string | null {
  const { feeds } = useServices();
  // Not by `useFeeds`: the list would render with each visit to any feed.
  const title = () => feeds.snapshot().feeds.find((feed) => feed.id === id)?.title ?? null;
  return useSyncExternalStore(feeds.subscribe, title);
}
