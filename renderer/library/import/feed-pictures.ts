import type { FetchAnswer, FetchRequest } from '../../../electron/ipc/fetching';
import type { FetchedPicture } from '../../core/feeds/item-pictures';
import { fetchPictures, type PoolLimits, pictureOf } from './picture-pool';

const MiB = 1024 * 1024;
/** Of one item. */
const limits: PoolLimits = { pictures: 100, each: 8 * MiB, together: 16 * MiB };
/** A host that has failed so often in a row is not asked again at this visit. */
const mostFailures = 3;

/** Fetches the pictures of a feed's items at one visit. */
export interface FeedPictures {
  /** Fetches the pictures of one item, by address. The article says which could not be fetched. */
  fetch(addresses: readonly string[]): Promise<Map<string, FetchedPicture>>;
}

/** @param about the id of the feed, which the ledger names */
export function openFeedPictures(
  fetchAddress: (request: FetchRequest) => Promise<FetchAnswer>,
  about: string,
  signal?: AbortSignal,
): FeedPictures {
  const failures = new Map<string, number>();
  let isOver = false;

  async function fetchOne(url: string, largest: number): Promise<FetchedPicture | null> {
    const { host } = new URL(url);
    const failed = failures.get(host) ?? 0;
    if (failed >= mostFailures) return null;
    const answer = await fetchAddress({ url, why: 'picture', for: about, largest });
    const picture = answer.ok ? pictureOf(answer.bytes) : null;
    if (picture !== null) {
      failures.delete(host);
      return picture;
    }
    if (!answer.ok && (answer.reason === 'off' || answer.reason === 'cancelled')) isOver = true;
    failures.set(host, failed + 1);
    return null;
  }

  return {
    fetch: (addresses) =>
      fetchPictures(addresses, limits, fetchOne, () => !isOver && !signal?.aborted),
  };
}
