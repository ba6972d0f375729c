import type { ArticleId } from '../core/article/article';
import type { CarrelDatabase } from './database';

/** The name of the cursor of what compares articles. */
export const copiesFollower = 'copies';

const channelName = 'carrel-copies';

/** Announces to every window that the groups of copies have changed. */
export function announceCopies(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

/** Calls `listener` after `announceCopies`. Returns a function that stops it. */
export function onCopies(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = listener;
  return () => channel.close();
}

/** The group of each article that has copies. */
export async function readGroups({ copies }: CarrelDatabase): Promise<Map<ArticleId, ArticleId>> {
  const rows = await copies.where('group').above('').toArray();
  return new Map(rows.flatMap(({ id, group }) => (group === undefined ? [] : [[id, group]])));
}
