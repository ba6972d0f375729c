import type { ArticleDraft, CleanHtml } from './article';
import type { Companions } from './companions';
import type { Extraction } from './extract';
import type { PageTrace, SiteFamily } from './extract/site-family';
import type { PdfOpener } from './pdf/open-pdf';
import type { SiteRule } from './site-rule';

/** One file as it came: its bytes are never changed. */
export interface ImportSource {
  /** With the folders below the dropped one, `/` between them. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970, of the file on disk. */
  modifiedAt: number | null;
  /** The files that it came with; absent for one that came alone. */
  beside?: Companions;
  /** What the archive that it lay in says of it. */
  cameFrom?: Provenance;
}

export interface Provenance {
  url: string | null;
  /** Milliseconds since 1970. */
  savedAt: number | null;
  /** Of the archive, in place of the page's own. */
  format: string;
}

/** A feed that somebody follows. */
export interface FeedDraft {
  url: string;
  title: string;
  siteUrl: string | null;
  /** The folders that it stood in. */
  tags: string[];
}

/** A file beside the one that is read which went into the article, and is kept with it. */
export interface KeptFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What an importer needs of a browser; handed in, so that core itself needs none. */
export interface ImportContext {
  /** See parse-markup.ts. */
  parseHtml(html: string): Document;
  parseXml(xml: string): Document;
  /** See sanitize.ts. */
  clean(html: string | Element, baseUrl: string | null): CleanHtml;
  /** A picture in SVG without scripts and links; null when nothing is left of it. */
  cleanSvg(svg: string): string | null;
  /** See pdf/open-pdf.ts. */
  openPdf: PdfOpener;
  /** What its reader has shown of a site; see site-rule.ts. */
  ruleOf?: (site: string) => SiteRule | null;
  /** What a site's other pages have in common; see extract/site-family.ts. */
  familyOf?: (site: string) => Promise<SiteFamily | null>;
  /** Is told of each page, for those that come after it. */
  learn?: (site: string, trace: PageTrace) => void;
  /** Asked before each entry of a list: why it is not to be read, null when it may be. */
  mayRead?: () => Promise<ImportFailure | null>;
  /** Is told of each line of a page why it was kept or left out. */
  explain?: (extraction: Extraction) => void;
}

/**
 * An article, with the file that its body came from if that is another one and what else went into it;
 * a feed that was followed; or why this item of the file could not be read.
 */
export type ImportItem =
  | { ok: true; draft: ArticleDraft; body?: KeptFile; also?: KeptFile[] }
  | { ok: true; feed: FeedDraft }
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
  /** It ended the process that read it, at another time. */
  | 'set-aside'
  | 'not-saved'
  /** An archive that was made to fill the disk, or one with more in it than anyone has. */
  | 'too-much-inside'
  /** A name in an archive that leads out of it, or a link. */
  | 'unsafe-name'
  | 'encrypted';

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
