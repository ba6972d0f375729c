import type { FetchAnswer, FetchRequest } from '../../../electron/ipc/fetching';
import type { FetchedPicture } from '../../core/feeds/item-pictures';
import { mediaTypeOf } from '../../core/images/media-type';

const MiB = 1024 * 1024;
const mostOfItem = 100;
/** Bytes of one picture, and of all pictures of an item. */
const largestPicture = 8 * MiB;
const largestOfItem = 16 * MiB;
/** Pictures that are asked for at once. */
const atOnce = 4;
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
    const mediaType = answer.ok ? mediaTypeOf(answer.bytes) : null;
    if (answer.ok && mediaType !== null) {
      failures.delete(host);
      return { mediaType, bytes: answer.bytes };
    }
    if (!answer.ok && (answer.reason === 'off' || answer.reason === 'cancelled')) isOver = true;
    failures.set(host, failed + 1);
    return null;
  }

  return {
    async fetch(addresses) {
      const waiting = addresses.slice(0, mostOfItem);
      const pictures = new Map<string, FetchedPicture>();
      let left = largestOfItem;
      const work = async () => {
        for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
          if (isOver || signal?.aborted || left <= 0) return;
          const picture = await fetchOne(url, Math.min(largestPicture, left));
          // Others came in meanwhile.
          if (picture === null || picture.bytes.length > left) continue;
          left -= picture.bytes.length;
          pictures.set(url, picture);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return pictures;
    },
  };
}
