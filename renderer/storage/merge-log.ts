/**
 * What was merged lately, for Settings. It is this database's own and in no file: after a rebuild from the folder
 * it is empty, since the states that come back are merged already.
 */
import { boundedMerge, type Merge, mostMerges } from '../core/machines/merges';
import type { CarrelDatabase } from './database';
import { mergesSetting } from './own-settings';

/** The newest first. */
export async function recentMerges({ settings }: CarrelDatabase): Promise<Merge[]> {
  const { value } = (await settings.get(mergesSetting)) ?? {};
  return Array.isArray(value) ? value : [];
}

/** Notes merges, in the caller's transaction where there is one, which must include `settings`. */
export async function noteMerges(
  database: CarrelDatabase,
  merges: readonly Omit<Merge, 'at'>[],
): Promise<void> {
  if (merges.length === 0) return;
  const now = Date.now();
  const added = merges.slice(-mostMerges).map((merge) => boundedMerge({ ...merge, at: now }));
  const { settings } = database;
  // Two that are noted at once are both kept.
  await database.transaction('rw', settings, async () => {
    const value = [...added.reverse(), ...(await recentMerges(database))].slice(0, mostMerges);
    await settings.put({ id: mergesSetting, value });
  });
}
