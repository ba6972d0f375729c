import type { ArticleDraft, ArticleId } from '../../core/article/article';
import type { Extraction as Extracted } from '../../core/extract/extract';
import type { SiteRule } from '../../core/extract/site-rule';
import type { ImportFailure } from '../../core/files/import-failure';
import type { ImportInput, ImportReportItem } from './import-batch';
import type { Renewal, RenewOptions } from './renew-article';

/**
 * What a queue and the import window say to each other. They share an origin, so a BroadcastChannel
 * reaches, and it carries a dropped File as a handle: its bytes are read where they are parsed.
 */
export const importChannelName = 'carrel-import';

/** Files that other files of a drop speak of; handed over before the first order that names them. */
export interface ImportCompanions {
  to: 'importer';
  queue: string;
  companions: string;
  inputs: ImportInput[];
}

/** No order will name these companions any more. */
export interface ForgottenCompanions {
  to: 'importer';
  queue: string;
  forget: string;
}

/**
 * `store` takes the file into the library, `extract` only reads it, by a rule that is being tried
 * where there is one, `renew` makes an article of the library from it again. A file that is `leftOver` is read
 * only if its bytes have not gone into an article already; `again` reads what has ended a window before.
 */
export type ImportPurpose =
  | { kind: 'store'; tags: string[]; leftOver: boolean; again: boolean }
  | { kind: 'extract'; explain: boolean; rule?: SiteRule }
  | ({ kind: 'renew'; id: ArticleId } & RenewOptions);

/** Work for the import window. */
export interface ImportOrder {
  to: 'importer';
  /** The queue that asks, and the number under which it knows this order. */
  queue: string;
  ticket: number;
  input: ImportInput;
  /** The companions that it may speak of; null for none. */
  beside: string | null;
  purpose: ImportPurpose;
  /** Items at its beginning that are done. */
  skip: number;
  /** Windows that ended while they carried it out. */
  losses: number;
}

/** These orders end after the part that they are at. */
export interface ImportLeaveOut {
  to: 'importer';
  queue: string;
  leaveOut: number[];
}

/** What the extract command prints of one article. */
export interface ExtractedArticle {
  draft: Omit<ArticleDraft, 'assets'>;
  /** Milliseconds from the bytes to the draft. */
  tookMs: number;
  /** Of a page, when it was asked for. */
  explanation: Explanation | null;
}

/** Why it is what it is: what became of each line of the page. */
export type Explanation = Omit<Extracted, 'body'>;

export type Extraction =
  | { ok: true; article: ExtractedArticle }
  | { ok: false; reason: ImportFailure };

export interface ImportAnswer {
  to: 'queue';
  queue: string;
  ticket: number;
  /** More answers follow: what it says is in the library. */
  isPart: boolean;
  items: ImportReportItem[];
  extractions: Extraction[];
  renewals: Renewal[];
  /** The file is an archive: these are in it. */
  inside: ImportInput[];
}

export type ImportMessage =
  | ImportOrder
  | ImportCompanions
  | ForgottenCompanions
  | ImportLeaveOut
  | ImportAnswer;
