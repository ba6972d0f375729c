/** What is known of the feeds' last visits: see `FeedStateRow`. It is in no record and not in the change log. */
import type { CarrelDatabase, FeedStateRow } from './database';

const channelName = 'carrel-feeds';

/** The state of a feed that was never refreshed. */
export const newFeedState = (id: string): FeedStateRow => ({
  ...{ id, etag: null, lastModified: null, triedAt: null, goodAt: null, trouble: null },
  ...{ failures: 0, notBefore: 0, askedToWait: 0, items: [] },
});

export async function readFeedState(
  { feedStates }: CarrelDatabase,
  id: string,
): Promise<FeedStateRow> {
  return (await feedStates.get(id)) ?? newFeedState(id);
}

/** Changes some fields of a feed's state, and announces it to every window. */
export async function changeFeedState(
  database: CarrelDatabase,
  id: string,
  change: Partial<FeedStateRow>,
): Promise<void> {
  const { feedStates } = database;
  await database.transaction('rw', feedStates, async () => {
    await feedStates.put({ ...(await readFeedState(database, id)), ...change });
  });
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(id);
  channel.close();
}

/** Calls `onChange` with the id of each feed whose state has changed. Returns a function that stops it. */
export function followFeedStates(onChange: (id: string) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<string>) => onChange(data);
  return () => channel.close();
}
