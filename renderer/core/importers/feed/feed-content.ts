/** A feed, independent of its dialect. Texts and dates are as the feed has them. */
export interface FeedContent {
  title: string | null;
  link: string | null;
  lang: string | null;
  authors: string[];
  items: FeedItem[];
}

export interface FeedItem {
  title: string | null;
  link: string | null;
  /** HTML or plain text; the longest that the feed has for this item. */
  content: string | null;
  published: string | null;
  authors: string[];
  tags: string[];
}
