import type { ArticleDraft, ArticleId, CleanHtml } from '../article/article';
import type { ByteSource } from '../bytes/byte-source';
import type { Extraction } from '../extract/extract';
import type { ExplainedPart } from '../extract/left-out';
import type { PageTrace, SiteFamily } from '../extract/site-family';
import type { SiteRule } from '../extract/site-rule';
import type { Companions } from '../files/companions';
import type { ImportFailure } from '../files/import-failure';
import type { Provenance } from '../files/provenance';
import type { PdfOpener } from '../pdf/open-pdf';
import type { feedDraft } from '../records/library-records';
import type { ValueOf } from '../records/read-fields';
import type { BodySanitizer } from '../sanitize/sanitize';
import type { ColumnMap, FoundColumns } from './reading-list/column-map';

/** A file that is to be imported, without its content. */
export interface SourceFile {
  /** File name; for one from a dropped folder, the path below that folder, with `/`. */
  name: string;
  /** Milliseconds since 1970; null when unknown. */
  modifiedAt: number | null;
  /** The files that came with this one; absent for a file that came alone. */
  beside?: Companions;
  /** What the archive that contained the file says about it. */
  cameFrom?: Provenance;
}

/** A file that is in memory as a whole. Importers never change its bytes. */
export interface ImportSource extends SourceFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** The grant by which main has read the bytes, and may still have them. */
  granted?: { grant: string; index: number };
}

/** A file that is read in pieces; see streamed-source.ts. */
export interface StreamedSource extends SourceFile {
  /** The first bytes, enough to detect the format. */
  head: Uint8Array<ArrayBuffer>;
  content: ByteSource;
  /** The outline of a JSON file; null for another format. */
  json: JsonOutline | null;
}

/**
 * The members of a JSON file, by path (see json-scanner.ts). Its lists are the root, when that is an array,
 * and the arrays that are members of a root object.
 */
export interface JsonOutline {
  /** Members outside of lists, and of the first objects in each list. */
  sample: ReadonlySet<string>;
}

/** A feed subscription. */
export type FeedDraft = ValueOf<typeof feedDraft>;

/** A page from an archive that holds one with its files. */
export interface ArchivedPage {
  bytes: Uint8Array<ArrayBuffer>;
  beside: Companions;
}

/** A companion file that became part of the article, and is kept with its original. */
export interface KeptFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What importers need of a browser. It is handed in, so that core depends on none. */
export interface ImportContext {
  /** See markup/parse-markup.ts. */
  parseHtml(html: string): Document;
  parseXml(xml: string): Document;
  /** See sanitize/sanitize.ts. */
  clean(html: string | Element, baseUrl: string | null): CleanHtml;
  /** The same for a tree, with the tree that a parser makes of the clean HTML. */
  cleanBody: BodySanitizer;
  /** An SVG without scripts and links; null when nothing is left of it. */
  cleanSvg(svg: string): string | null;
  /** See pdf/open-pdf.ts. */
  openPdf: PdfOpener;
  /** The reader's rule for a site; see extract/site-rule.ts. */
  ruleOf?: (site: string) => SiteRule | null;
  /** What the known pages of a site have in common; see extract/site-family.ts. */
  familyOf?: (site: string) => Promise<SiteFamily | null>;
  /** Receives the trace of each page, for later pages of its site. */
  learn?: (site: string, trace: PageTrace) => void;
  /** The columns of a CSV, as the user has named them. */
  columns?: ColumnMap;
  /** Asked before each entry of a list; answers why the entry must not be read, or null. */
  mayRead?: () => Promise<ImportFailure | null>;
  /** Receives the extraction of each page, with the reason for each line kept or left out. */
  explain?: (extraction: Extraction & { leftOut: ExplainedPart[] }) => void;
}

/** The book that the passages of a draft are from. */
export interface BookName {
  title: string;
}

/**
 * One result of reading a file: an article, with the file of its body if that is another one and further
 * files that became part of it; a feed subscription; or the reason why this item could not be read. A draft
 * with `book` holds only highlights: they are marked in the book itself where the library has it. With
 * `markedIn`, they are marked in the article with this id where the library has it. `from` is the feed that
 * the draft came in. `earlier` is the article of which the draft is a later state.
 */
export type ImportItem =
  | {
      ok: true;
      draft: ArticleDraft;
      body?: KeptFile;
      also?: KeptFile[];
      book?: BookName;
      markedIn?: ArticleId;
      from?: FeedDraft;
      earlier?: ArticleId;
    }
  | { ok: true; feed: FeedDraft }
  /** `detail` adds to the reason; English. */
  | { ok: false; item: string; reason: ImportFailure; detail?: string; columns?: FoundColumns };

/** The importer of one file format. `Source` says whether it reads only files in memory or also streams. */
export interface Importer<Source = ImportSource> {
  name: string;
  /** Whether the file has this format. The content counts before the name. */
  accepts(source: Source): boolean;
  read(source: Source, context: ImportContext): AsyncIterable<ImportItem> | Iterable<ImportItem>;
}

/** The importer of a list of any length; one entry at a time is in memory. */
export type ListImporter = Importer<ImportSource | StreamedSource>;
