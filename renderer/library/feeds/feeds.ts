import type { ArticleId } from '../../core/article/article';
import { normaliseTag } from '../../core/article/tag';
import { type FeedRow, feed } from '../../core/records/library-records';
import { readRow } from '../../core/records/read-fields';
import { webAddress } from '../../core/sanitize/links';
import { changeFeeds, feedAt, storeFeed } from '../../storage/store-feed';
import { setState } from '../actions/mark-articles';
import type { Library } from '../library';

/** The feeds in the order in which they were added. */
export async function listFeeds({ database }: Pick<Library, 'database'>): Promise<FeedRow[]> {
  const feeds = await database.feeds.toArray();
  return feeds.sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1));
}

/**
 * The feeds that a user may mean: the one with this address, else those with this title, else those whose
 * title or address contains the words.
 */
export function feedsNamed(feeds: readonly FeedRow[], words: string): FeedRow[] {
  const address = webAddress(words, null);
  const isAt = ({ id, movedTo }: FeedRow) => [id, movedTo].some((each) => each === (address ?? ''));
  const fold = (text: string) => text.normalize('NFC').toLowerCase().trim();
  const folded = fold(words);
  for (const isMeant of [
    isAt,
    ({ title }: FeedRow) => fold(title) === folded,
    ({ id, movedTo, title }: FeedRow) =>
      [title, movedTo ?? id].some((each) => fold(each).includes(folded)),
  ]) {
    const meant = feeds.filter(isMeant);
    if (meant.length > 0) return meant;
  }
  return [];
}

/** Subscribes to a feed; one that is followed already stays as it is. */
export async function addFeed(
  { database }: Pick<Library, 'database'>,
  { url, title }: Pick<FeedRow, 'title'> & { url: string },
): Promise<FeedRow> {
  await storeFeed(database, { url, title, siteUrl: null, tags: [] });
  const row = await feedAt(database, url);
  if (row === undefined) throw new Error('the feed was not stored');
  return row;
}

/** Unsubscribes; the articles stay. Returns the row that was removed; null when there was none. */
export async function removeFeed(
  { database }: Pick<Library, 'database'>,
  id: string,
): Promise<FeedRow | null> {
  const row = await database.feeds.get(id);
  await changeFeeds(database, async () => {
    await database.feeds.delete(id);
    return row !== undefined;
  });
  await database.feedStates.delete(id);
  return row ?? null;
}

/** Changes a feed's row; null takes a value away. False when it is gone or nothing changed. */
export function changeFeed(
  { database }: Pick<Library, 'database'>,
  id: string,
  change: Partial<FeedRow>,
): Promise<boolean> {
  return changeFeeds(database, async () => {
    const row = await database.feeds.get(id);
    if (row === undefined) return false;
    const tags = normalised(change.tags ?? row.tags);
    // Also drops what has its default.
    const changed = readRow(feed, { ...row, ...change, tags });
    if (changed === null) return false;
    if (JSON.stringify(changed) === JSON.stringify(row)) return false;
    await database.feeds.put(changed);
    return true;
  });
}

const normalised = (tags: readonly string[]) => [
  ...new Set(tags.map(normaliseTag).filter((tag) => tag !== '')),
];

/** Marks the unread articles of a feed as read. Returns their ids, so that it can be undone. */
export async function markFeedRead(library: Library, id: string): Promise<ArticleId[]> {
  const articles = await library.database.articles.where('feeds').equals(id).toArray();
  const unread = articles.filter(({ state }) => state === 'unread').map((article) => article.id);
  await setState(library, unread, 'read');
  return unread;
}
