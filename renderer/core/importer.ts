import type { ArticleDraft, CleanHtml } from './article';
import type { Extraction } from './extract';

/** One file as it came: its bytes are never changed. */
export interface ImportSource {
  /** With the folders below the dropped one, `/` between them. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970, of the file on disk. */
  modifiedAt: number | null;
}

/** What an importer needs of a browser; handed in, so that core itself needs none. */
export interface ImportContext {
  /** Parses without running scripts or fetching anything (DOMParser). */
  parseHtml(html: string): Document;
  parseXml(xml: string): Document;
  /** See sanitize.ts. */
  clean(html: string | Element, baseUrl: string | null): CleanHtml;
  /** A picture in SVG without scripts and links; null when nothing is left of it. */
  cleanSvg(svg: string): string | null;
  /** Is told of each line of a page why it was kept or left out. */
  explain?: (extraction: Extraction) => void;
}

/** An article, or why this item of the file could not be read: a sentence a user can act on. */
export type ImportItem =
  | { ok: true; draft: ArticleDraft }
  | { ok: false; item: string; reason: ImportFailure };

/**
 * Why a file or an item of it did not become an article. A code and not a sentence, so that the
 * page can say it in the reader's language.
 */
export type ImportFailure =
  | 'empty-file'
  | 'unknown-format'
  | 'too-large'
  | 'no-text'
  | 'damaged'
  | 'unreadable'
  | 'vanished'
  | 'timed-out'
  | 'not-saved';

/** One file format. */
export interface Importer {
  name: string;
  /** Looks at the bytes first and the name second. */
  accepts(source: ImportSource): boolean;
  read(
    source: ImportSource,
    context: ImportContext,
  ): AsyncIterable<ImportItem> | Iterable<ImportItem>;
}
