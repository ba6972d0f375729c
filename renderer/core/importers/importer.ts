import type { ArticleDraft, CleanHtml } from '../article/article';
import type { ByteSource } from '../bytes/byte-source';
import type { Extraction } from '../extract/extract';
import type { PageTrace, SiteFamily } from '../extract/site-family';
import type { SiteRule } from '../extract/site-rule';
import type { Companions } from '../files/companions';
import type { ImportFailure } from '../files/import-failure';
import type { Provenance } from '../files/provenance';
import type { PdfOpener } from '../pdf/open-pdf';
import type { feedDraft } from '../records/library-records';
import type { ValueOf } from '../records/read-fields';

/** A file as it came, without its content. */
export interface SourceFile {
  /** With the folders below the dropped one, `/` between them. */
  name: string;
  /** Milliseconds since 1970, of the file on disk. */
  modifiedAt: number | null;
  /** The files that it came with; absent for one that came alone. */
  beside?: Companions;
  /** What the archive that it lay in says of it. */
  cameFrom?: Provenance;
}

/** A file that is in memory as a whole. Its bytes are never changed. */
export interface ImportSource extends SourceFile {
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file that is read a piece at a time; see streamed-source.ts. */
export interface StreamedSource extends SourceFile {
  /** Enough of its beginning to see which format it is. */
  head: Uint8Array<ArrayBuffer>;
  content: ByteSource;
  /** The outline of a JSON; null for another format. */
  json: JsonOutline | null;
}

/**
 * The members that a JSON has, by their paths (see json-scanner.ts). The lists in it are the array that it
 * is, or the arrays among the members of the object that it is.
 */
export interface JsonOutline {
  /** Of the first object in each list. */
  first: ReadonlySet<string>;
  /** Outside of lists, and of the first members of each. */
  sample: ReadonlySet<string>;
}

/** A feed that somebody follows. */
export type FeedDraft = ValueOf<typeof feedDraft>;

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

/** One file format. `Source` is what it can read: a file in memory, or also one that is streamed. */
export interface Importer<Source = ImportSource> {
  name: string;
  /** Looks at the bytes first and the name second. */
  accepts(source: Source): boolean;
  read(source: Source, context: ImportContext): AsyncIterable<ImportItem> | Iterable<ImportItem>;
}

/** A list of any length, of which one entry at a time is in memory. */
export type ListImporter = Importer<ImportSource | StreamedSource>;
