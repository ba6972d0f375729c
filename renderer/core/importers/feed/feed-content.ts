/** A feed, whichever dialect it was written in. */
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
  /** HTML or plain text, as long as it came. */
  content: string | null;
  published: string | null;
  authors: string[];
  tags: string[];
}
