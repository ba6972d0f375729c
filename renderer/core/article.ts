import type { Highlight } from './highlight';

/** Twenty-six characters of Crockford base 32, sortable by the time they were made (the ULID spec). */
export type ArticleId = string;

/** Lower-case hexadecimal SHA-256, 64 characters. */
export type Sha256 = string;

export type ReadingState = 'unread' | 'reading' | 'archived';

/**
 * What it is: an article; a page without one (a front page, search results, a login wall), kept as it
 * is; a link whose page was never there; a document that has pages of its own, such as a PDF.
 */
export const articleKinds = ['article', 'page', 'link', 'document'] as const;
export type ArticleKind = (typeof articleKinds)[number];

/** What the list, the filters and the search need to know of an article; its body is kept apart. */
export interface Article {
  id: ArticleId;
  kind: ArticleKind;
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
  /** Likewise, when it was last changed. */
  updatedAt: string | null;
  /** The part of the site it stood in, e.g. `경제`. */
  section: string | null;
  /** Words the page gives itself; the reader's own are `tags`. */
  keywords: string[];
  /** As the page states it: an address, or a name. */
  licence: string | null;
  /** Milliseconds since 1970: when its reader saved it, else when it was imported. */
  savedAt: number;
  /** The first sentences, at most 300 characters. */
  excerpt: string;
  wordCount: number;
  readingMinutes: number;
  /** Images of the body that are not in the library: the page came without them. */
  missingImages: number;
  /** The body shows one: told by the body whenever that is stored, so no file has it. */
  hasImage: boolean;
  tags: string[];
  state: ReadingState;
  starred: boolean;
  /** How far it was read, 0 to 1 of the reader's scroll height. */
  progress: number;
  /** What its reader wrote about it as a whole; empty for nothing. */
  note: string;
  /** How many passages its reader has marked; they are kept apart. */
  highlightCount: number;
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
  /**
   * The different texts that its page had each time it was saved, oldest first; that of the body is
   * one of them. Absent where there was one only: see article-versions.ts.
   */
  versions?: ArticleVersion[];
  /** Absent where its page names none before or after it: see join-pages.ts. */
  pageLinks?: PageLinks;
}

/** Where an article that its site spreads over several pages stands; canonical addresses. */
export interface PageLinks {
  /** Those that the body is made of, in their order; at least one. */
  pages: string[];
  /** Of the last of them. */
  next: string | null;
  /** Of the first of them. */
  previous: string | null;
}

/** One text of a page that was saved more than once. */
export interface ArticleVersion {
  /** The file that holds it: its text is read from there. */
  original: Sha256;
  textSha256: Sha256;
  /** Milliseconds since 1970. */
  savedAt: number;
  wordCount: number;
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

/** What a reader did to an article in the program that it comes from. */
export interface ReaderMarks {
  state: ReadingState;
  starred: boolean;
  /** 0 to 1. */
  progress: number;
  note: string;
  highlights: Highlight[];
}

/** What an importer makes of one article, before it has an id and a place in the library. */
export interface ArticleDraft {
  kind: ArticleKind;
  title: string;
  byline: string[];
  site: string | null;
  url: string | null;
  canonicalUrl: string | null;
  lang: string | null;
  publishedAt: string | null;
  updatedAt: string | null;
  section: string | null;
  keywords: string[];
  licence: string | null;
  /** Milliseconds since 1970, when the file says so. */
  savedAt: number | null;
  excerpt: string;
  html: CleanHtml;
  /** Plain text of the body, captions included; blocks stand on lines of their own. */
  text: string;
  assets: Asset[];
  missingImages: number;
  pageLinks?: PageLinks;
  marks: ReaderMarks | null;
  tags: string[];
  /** The importer's name. */
  format: string;
  /** WHATWG label, e.g. `euc-kr`. */
  encoding: string;
}
