import { normaliseTag } from '../core/article/tag';
import type { FeedDraft } from '../core/importers/importer';
import type { FeedRow } from '../core/records/library-records';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';

/** Stores a feed from an imported list; a known feed gets the new tags and folders. */
export async function storeFeed(
  database: CarrelDatabase,
  draft: FeedDraft,
): Promise<'imported' | 'updated' | 'duplicate'> {
  let outcome: 'imported' | 'updated' | 'duplicate' = 'duplicate';
  await changeFeeds(database, async () => {
    const known = await feedAt(database, draft.url);
    const row = known ? joined(known, draft) : rowOf(draft);
    if (known && JSON.stringify(row) === JSON.stringify(known)) return false;
    await database.feeds.put(row);
    outcome = known ? 'updated' : 'imported';
    return true;
  });
  return outcome;
}

/** The feed with this address, or that has moved to it. */
export async function feedAt(
  { feeds }: CarrelDatabase,
  address: string,
): Promise<FeedRow | undefined> {
  return (await feeds.get(address)) ?? feeds.filter(({ movedTo }) => movedTo === address).first();
}

/** Runs `change` on the feeds and logs it in one transaction if it resolves to true. */
export async function changeFeeds(
  database: CarrelDatabase,
  change: () => Promise<boolean>,
): Promise<boolean> {
  const { feeds, changes } = database;
  const isChanged = await database.transaction('rw', feeds, changes, async () => {
    const isChanged = await change();
    if (isChanged) await appendChanges(database, 'record-changed', ['feeds']);
    return isChanged;
  });
  if (isChanged) announceChanges();
  return isChanged;
}

let newest = 0;

/** Each feed gets a later time than the one before, because the feeds are listed in this order. */
function rowOf({ url, title, siteUrl, tags, folders, attributes }: FeedDraft): FeedRow {
  newest = Math.max(Date.now(), newest + 1);
  return {
    ...{ id: url, title, siteUrl, tags: normalised(tags) },
    ...(folders && { folders }),
    ...(attributes && { attributes }),
    addedAt: newest,
  };
}

function joined(known: FeedRow, { tags, folders = [] }: FeedDraft): FeedRow {
  const all = new Map(
    [...(known.folders ?? []), ...folders].map((path) => [path.join('\n'), path]),
  );
  return {
    ...known,
    tags: [...new Set([...known.tags, ...normalised(tags)])],
    ...(all.size > 0 && { folders: [...all.values()] }),
  };
}

const normalised = (tags: readonly string[]) => [
  ...new Set(tags.map(normaliseTag).filter((tag) => tag !== '')),
];
