import type { ArticleId, Sha256 } from '../article/article';
import { sha256OfText } from '../article/hashes';
import type { FeedItem } from '../importers/feed/feed-content';
import { canonicalUrl } from '../web/canonical-url';

/** An item of a feed as it was last seen. */
export interface SeenItem {
  /** The item's id, else its address, else a hash of its title and text. */
  key: string;
  /** Hash of all that the feed said of it. */
  sha256: Sha256;
  /** The article that it became; null when it became none. */
  article: ArticleId | null;
  /** Milliseconds since 1970. */
  seenAt: number;
  /** The tags that the article came with; absent when not this feed has brought it. */
  tags?: string[];
}

/** An item with its key and the hash of all that its feed says of it. */
export interface KeyedItem {
  key: string;
  sha256: Sha256;
  item: FeedItem;
}

/** A feed can state an id of any length. */
const longestKey = 1_000;

/**
 * The items with their keys. Of two items with one id that link to different pages, the second is known by
 * both; an item that comes twice counts once.
 */
export async function keyedItems(items: readonly FeedItem[]): Promise<KeyedItem[]> {
  const keyed = new Map<string, KeyedItem>();
  for (const item of items) {
    const hash = await hashOf(item);
    const address = item.link && (canonicalUrl(item.link) ?? item.link);
    const own = item.id?.trim() || address || hash;
    const key = keyed.has(own) && address ? `${own} ${address}` : own;
    if (keyed.has(key)) continue;
    keyed.set(key, { key, sha256: hash, item });
  }
  const all = [...keyed.values()];
  return Promise.all(
    all.map(async (each) =>
      each.key.length <= longestKey ? each : { ...each, key: await hashOf(each.key) },
    ),
  );
}

const hashOf = (value: unknown) => sha256OfText(JSON.stringify(value));

/** Items that have left the feed are known as long as there are fewer than these, the newest first. */
const mostLeft = 5_000;

/** What is known after a visit: what the feed has now, and of what it had the last ones. */
export function seenAfter(before: readonly SeenItem[], now: readonly SeenItem[]): SeenItem[] {
  const keys = new Set(now.map(({ key }) => key));
  const left = before.filter(({ key }) => !keys.has(key));
  return [...now, ...left.sort((a, b) => b.seenAt - a.seenAt).slice(0, mostLeft)];
}
