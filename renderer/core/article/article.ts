import type { Highlight } from '../highlights/highlight';
import type { RowOf } from '../records/read-fields';
import type { articleFields } from './article-fields';
import type { LeftOut } from './left-out';

type ArticleTable = typeof articleFields;

/**
 * The record of an article, for the list, the filters and the search; the body is stored apart. Its fields
 * are declared in article-fields.ts.
 */
export type Article = RowOf<{ [Name in keyof ArticleTable]: ArticleTable[Name]['read'] }>;

/** The fields whose value comes from this place: see `ArticleField`. */
export type FieldFrom<From> = {
  [Name in keyof ArticleTable]: ArticleTable[Name]['from'] extends From ? Name : never;
}[keyof ArticleTable];

/** ULID: 26 characters of Crockford base 32, sortable by time of creation. */
export type ArticleId = string;

/** SHA-256 as 64 lower-case hexadecimal characters. */
export type Sha256 = string;

export type ReadingState = Article['state'];
export type ArticleKind = Article['kind'];
export type ArticleVersion = NonNullable<Article['versions']>[number];

declare const cleaned: unique symbol;

/**
 * HTML that sanitize.ts has cleaned, with images as `asset:<sha256>` and absolute http(s) links. No other
 * module can create this type, so nothing else reaches the reader.
 */
export type CleanHtml = string & { readonly [cleaned]: true };

/** An image that came with the page. */
export interface Asset {
  sha256: Sha256;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What the reader did with an article in another program. */
export interface ReaderMarks extends Pick<Article, FieldFrom<'marks'>> {
  highlights: Highlight[];
}

/** An article as its importer returns it, before it has an id and a folder. */
export interface ArticleDraft extends Pick<Article, FieldFrom<'draft'>> {
  /** Milliseconds since 1970; null when the file does not state it. */
  savedAt: number | null;
  html: CleanHtml;
  /** Plain text of the body with captions, one line for each block. */
  text: string;
  /** Absent where the file has nothing besides the body, or its format none to leave out. */
  besides?: LeftOut;
  assets: Asset[];
  marks: ReaderMarks | null;
  /** The importer's name. */
  format: string;
  /** WHATWG label, e.g. `euc-kr`. */
  encoding: string;
}
