import type { FetchedPicture } from '../../core/feeds/item-pictures';
import { mediaTypeOf } from '../../core/images/media-type';

export interface PoolLimits {
  /** Pictures that are asked for; the others are not. */
  pictures: number;
  /** Bytes of one picture. */
  each: number;
  /** Bytes of all of them. */
  together: number;
}

/** Pictures that are asked for at once. */
const atOnce = 4;

/** What the bytes are; null for what is no picture. */
export function pictureOf(bytes: Uint8Array<ArrayBuffer>): FetchedPicture | null {
  const mediaType = mediaTypeOf(bytes);
  return mediaType === null ? null : { mediaType, bytes };
}

/**
 * Fetches pictures, a few at once. Those that are missing in the answer could not be fetched, or are beyond
 * the limits.
 *
 * @param fetchOne gets an address and the most bytes; resolves to null without a picture. When it rejects, all ends
 * @param mayGoOn asked before each picture
 */
export async function fetchPictures(
  addresses: readonly string[],
  limits: PoolLimits,
  fetchOne: (url: string, largest: number) => Promise<FetchedPicture | null>,
  mayGoOn: () => boolean = () => true,
): Promise<Map<string, FetchedPicture>> {
  const waiting = addresses.slice(0, limits.pictures);
  const pictures = new Map<string, FetchedPicture>();
  let left = limits.together;
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      if (left <= 0 || !mayGoOn()) return;
      const picture = await fetchOne(url, Math.min(limits.each, left));
      // Others came in meanwhile.
      if (picture === null || picture.bytes.length > left) continue;
      left -= picture.bytes.length;
      pictures.set(url, picture);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return pictures;
}
