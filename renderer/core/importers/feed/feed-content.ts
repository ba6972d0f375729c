/** A feed, independent of its dialect. Texts and dates are as the feed has them. */
export interface FeedContent {
  title: string | null;
  /** The address of its site. */
  link: string | null;
  /** The address that it states as its own. */
  self: string | null;
  lang: string | null;
  authors: string[];
  items: FeedItem[];
}

export interface FeedItem {
  /** What identifies the item in its feed; any text. */
  id: string | null;
  title: string | null;
  link: string | null;
  /** HTML or plain text; the longest that the feed has for this item. */
  content: string | null;
  published: string | null;
  authors: string[];
  tags: string[];
  /** Files that belong to it, such as a podcast's episode. */
  enclosures: Enclosure[];
}

export interface Enclosure {
  url: string;
  mediaType: string | null;
  /** As stated; often wrong. */
  bytes: number | null;
}
