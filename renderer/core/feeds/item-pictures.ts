import { binaryOfBytes } from '../bytes/binary-string';
import { addressOf, isData, settleAddress } from '../images/image-address';
import { pictureAddresses } from '../images/images';
import type { FeedContent, FeedItem } from '../importers/feed/feed-content';
import { webAddress } from '../sanitize/links';

/** A picture that was fetched. */
export interface FetchedPicture {
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The text of an item, parsed, with the addresses of the pictures that it shows. */
export interface PicturedItem {
  /** Absolute. */
  addresses: string[];
  /** The item with these pictures in its text, by address; the others keep their address. */
  withPictures(pictures: ReadonlyMap<string, FetchedPicture>): FeedItem;
}

/** Null for an item whose text shows no picture of the web. */
export function picturedItem(
  item: FeedItem,
  of: FeedContent,
  parseHtml: (html: string) => Document,
): PicturedItem | null {
  if (item.content === null || !/<(?:img|amp-img|amp-anim|picture)\b/i.test(item.content)) {
    return null;
  }
  const site = of.link && webAddress(of.link, null);
  const base = (item.link && webAddress(item.link, site)) || site;
  const document = parseHtml(item.content);
  const addresses = pictureAddresses(document).flatMap((each) => webAddress(each, base) ?? []);
  if (addresses.length === 0) return null;
  return {
    addresses: [...new Set(addresses)],
    withPictures(pictures) {
      if (pictures.size === 0) return item;
      for (const image of document.querySelectorAll('img')) {
        const stated = addressOf(image);
        if (stated === null || isData(stated)) continue;
        const picture = pictures.get(webAddress(stated, base) ?? '');
        if (picture) settleAddress(image, dataUri(picture));
      }
      return { ...item, content: document.body.innerHTML };
    },
  };
}

const dataUri = ({ mediaType, bytes }: FetchedPicture) =>
  `data:${mediaType};base64,${btoa(binaryOfBytes(bytes))}`;
