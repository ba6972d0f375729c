/** Twenty-six characters of Crockford base 32, sortable by the time they were made (the ULID spec). */
export type ArticleId = string;

/** Lower-case hexadecimal SHA-256, 64 characters. */
export type Sha256 = string;

export type ReadingState = 'unread' | 'reading' | 'archived';

/** What the list, the filters and the search need to know of an article; its body is kept apart. */
export interface Article {
  id: ArticleId;
  title: string;
  /** The people who wrote it, as names alone: no job, no e-mail address. */
  byline: string[];
  site: string | null;
  /** Where the page was saved from. */
  url: string | null;
  /** The address under which duplicates meet: see canonical-url.ts. */
  canonicalUrl: string | null;
  /** BCP 47, e.g. `ko` or `zh-Hant`. */
  lang: string | null;
  /** ISO 8601 as the page states it: with its own offset, or a date alone. */
  publishedAt: string | null;
  /** Milliseconds since 1970: when its reader saved it, else when it was imported. */
  savedAt: number;
  /** The first sentences, at most 300 characters. */
  excerpt: string;
  wordCount: number;
  readingMinutes: number;
  tags: string[];
  state: ReadingState;
  starred: boolean;
  /** How far it was read, 0 to 1 of the reader's scroll height. */
  progress: number;
  source: ArticleSource;
  /**
   * Of the exact bytes that came in, the one the body was taken from first; more than one after
   * the same page came in twice. Several articles of one feed file share theirs.
   */
  originals: Sha256[];
  /** Its folder in the library, e.g. `articles/2025/02/the-harbour-4xw5a862qb`; never changes. */
  folder: string;
  /** Of the normalised plain text: finds the same text under another address. */
  textSha256: Sha256;
}

export interface ArticleSource {
  /** The importer's name, e.g. `html`, `singlefile`, `feed`. */
  format: string;
  /** The name of the file as it was dropped, with its folders below the dropped one. */
  fileName: string;
  /** Milliseconds since 1970. */
  importedAt: number;
}

declare const cleaned: unique symbol;

/**
 * HTML that DOMPurify has passed, with images as `asset:<sha256>` and absolute http(s) links.
 * Only sanitize.ts makes it, so nothing else can reach the reader.
 */
export type CleanHtml = string & { readonly [cleaned]: true };

/** An image that was inside the page. */
export interface Asset {
  sha256: Sha256;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What an importer makes of one article, before it has an id and a place in the library. */
export interface ArticleDraft {
  title: string;
  byline: string[];
  site: string | null;
  url: string | null;
  canonicalUrl: string | null;
  lang: string | null;
  publishedAt: string | null;
  /** Milliseconds since 1970, when the file says so. */
  savedAt: number | null;
  excerpt: string;
  html: CleanHtml;
  /** Plain text of the body, captions included; blocks stand on lines of their own. */
  text: string;
  assets: Asset[];
  tags: string[];
  /** The importer's name. */
  format: string;
  /** WHATWG label, e.g. `euc-kr`. */
  encoding: string;
}
