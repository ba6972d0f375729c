import { normaliseTag } from '../core/article/tag';
import type { FeedDraft } from '../core/importers/importer';
import type { FeedRow } from '../core/records/library-records';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';

/** Stores a feed from an imported list; a known feed gets the new tags. */
export async function storeFeed(
  database: CarrelDatabase,
  { url, title, siteUrl, tags }: FeedDraft,
): Promise<'imported' | 'updated' | 'duplicate'> {
  const { feeds, changes } = database;
  const given = tags.map(normaliseTag).filter((tag) => tag !== '');
  const outcome = await database.transaction('rw', feeds, changes, async () => {
    const known = await feeds.get(url);
    const allTags = [...new Set([...(known?.tags ?? []), ...given])];
    if (known && allTags.length === known.tags.length) return 'duplicate';
    const added: FeedRow = { id: url, title, siteUrl, tags: allTags, addedAt: Date.now() };
    await feeds.put(known ? { ...known, tags: allTags } : added);
    await appendChanges(database, 'record-changed', ['feeds']);
    return known ? 'updated' : 'imported';
  });
  if (outcome !== 'duplicate') announceChanges();
  return outcome;
}
