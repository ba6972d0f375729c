import type { Highlight } from '../highlights/highlight';
import type { RowOf } from '../records/read-fields';
import type { articleFields } from './article-fields';

type ArticleTable = typeof articleFields;

/**
 * What the list, the filters and the search need to know of an article; its body is kept apart. Its
 * fields are declared, each once, in records/article-fields.ts.
 */
export type Article = RowOf<{ [Name in keyof ArticleTable]: ArticleTable[Name]['read'] }>;

/** The fields that a new article has from this place: see `ArticleField`. */
export type FieldFrom<From> = {
  [Name in keyof ArticleTable]: ArticleTable[Name]['from'] extends From ? Name : never;
}[keyof ArticleTable];

/** Twenty-six characters of Crockford base 32, sortable by the time they were made (the ULID spec). */
export type ArticleId = string;

/** Lower-case hexadecimal SHA-256, 64 characters. */
export type Sha256 = string;

export type ReadingState = Article['state'];
export type ArticleKind = Article['kind'];
export type ArticleVersion = NonNullable<Article['versions']>[number];

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
export interface ReaderMarks extends Pick<Article, FieldFrom<'marks'>> {
  highlights: Highlight[];
}

/** What an importer makes of one article, before it has an id and a place in the library. */
export interface ArticleDraft extends Pick<Article, FieldFrom<'draft'>> {
  /** Milliseconds since 1970, when the file says so. */
  savedAt: number | null;
  html: CleanHtml;
  /** Plain text of the body, captions included; blocks stand on lines of their own. */
  text: string;
  assets: Asset[];
  marks: ReaderMarks | null;
  /** The importer's name. */
  format: string;
  /** WHATWG label, e.g. `euc-kr`. */
  encoding: string;
}
