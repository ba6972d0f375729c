import type { ArticleId } from '../core/article/article';
import type { CarrelDatabase } from './database';

const channelName = 'carrel-copies';

/** Tells every window that other articles hang together than before. */
export function announceCopies(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

/** Returns how to stop. */
export function onCopies(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = listener;
  return () => channel.close();
}

/** The group of each article that is in one. */
export async function readGroups({ copies }: CarrelDatabase): Promise<Map<ArticleId, ArticleId>> {
  const rows = await copies.where('group').above('').toArray();
  return new Map(rows.flatMap(({ id, group }) => (group === undefined ? [] : [[id, group]])));
}
