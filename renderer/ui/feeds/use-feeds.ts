import { useRef, useSyncExternalStore } from 'react';
import type { FeedsSnapshot } from '../../library/feeds/feed-keeper';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';

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

/** Runs `onGone` when the feed with this id, whose articles are listed, is not followed any more. */
export function useGoneFeed(id: string | null, onGone: () => void): void {
  const { feeds } = useServices();
  const isThere = () => feeds.snapshot().feeds.some((feed) => feed.id === id);
  const isFollowed = useSyncExternalStore(feeds.subscribe, isThere);
  const followed = useRef<string | null>(null);
  useWhenChanged([id, isFollowed], () => {
    if (isFollowed) followed.current = id;
    else if (id !== null && followed.current === id) onGone();
  });
}
