import type { ArticleId } from '../../core/article/article';
import { seenAfter } from '../../core/feeds/seen-items';
import { type FeedRow, feed } from '../../core/records/library-records';
import { readRow } from '../../core/records/read-fields';
import { changeArticles } from '../../storage/article-changes';
import type { CarrelDatabase } from '../../storage/database';
import { changeFeedState, readFeedState } from '../../storage/feed-states';
import { changeFeeds } from '../../storage/store-feed';

/** Two feeds that became one. */
export interface JoinedFeeds {
  /** The one that stays: the older, with its settings, and the tags and folders of both. */
  kept: FeedRow;
  gone: FeedRow;
}

/**
 * Joins a feed with another one that is followed at the same address, which happens when one has moved to
 * the other. The articles of both are those of the one that stays. Null when there is no other.
 *
 * @param address to which the feed has moved, or at which it is
 */
export async function joinFeedsAt(
  database: CarrelDatabase,
  id: FeedRow['id'],
  address: string,
): Promise<JoinedFeeds | null> {
  let joined: JoinedFeeds | null = null;
  await changeFeeds(database, async () => {
    const row = await database.feeds.get(id);
    const there = await database.feeds
      .filter((each) => each.id !== id && (each.movedTo ?? each.id) === address)
      .toArray();
    const [other] = there;
    if (row === undefined || other === undefined) return false;
    const [older, newer] = other.addedAt < row.addedAt ? [other, row] : [row, other];
    const kept = readRow(feed, {
      ...older,
      movedTo: older.id === address ? null : address,
      tags: [...new Set([...older.tags, ...newer.tags])],
      folders: foldersOfBoth(older, newer),
    });
    if (kept === null) return false;
    await database.feeds.put(kept);
    await database.feeds.delete(newer.id);
    joined = { kept, gone: newer };
    return true;
  });
  if (joined !== null) await moveWhatIsIts(database, joined);
  return joined;
}

function foldersOfBoth(...rows: FeedRow[]): string[][] {
  const paths = rows.flatMap(({ folders = [] }) => folders);
  return [...new Map(paths.map((path) => [path.join('\n'), path])).values()];
}

/** The articles and the seen items of the feed that is gone become those of the one that stays. */
async function moveWhatIsIts(database: CarrelDatabase, { kept, gone }: JoinedFeeds): Promise<void> {
  const ids = (await database.articles.where('feeds').equals(gone.id).primaryKeys()) as ArticleId[];
  await changeArticles(database, ids, (article) => ({
    ...article,
    feeds: [
      ...new Set(article.feeds?.map((each) => (each === gone.id ? kept.id : each)) ?? [kept.id]),
    ],
  }));
  const [own, others] = [
    await readFeedState(database, kept.id),
    await readFeedState(database, gone.id),
  ];
  await changeFeedState(database, kept.id, { items: seenAfter(others.items, own.items) });
  await database.feedStates.delete(gone.id);
}
