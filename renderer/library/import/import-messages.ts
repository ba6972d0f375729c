import type { ReceivedPage } from '../../../electron/ipc/receiving';
import type { ArticleDraft, ArticleId } from '../../core/article/article';
import type { Extraction as Extracted } from '../../core/extract/extract';
import type { ExplainedPart } from '../../core/extract/left-out';
import type { SiteRule } from '../../core/extract/site-rule';
import type { ReadFailure } from '../../core/importers/read-failure';
import type { ColumnMap } from '../../core/importers/reading-list/column-map';
import type { ImportInput, ImportReportItem } from './import-batch';
import type { Renewal, RenewOptions } from './renew-article';
import type { FeedReading } from './take-feed';

/**
 * The channel between import queues and an import window. A BroadcastChannel transfers a dropped File
 * as a handle, so its bytes are read in the import window only.
 */
export const importChannelName = (window: number) => `carrel-import-${window}`;

/** Shares companions; sent before the first order that refers to them. */
export interface ImportCompanions {
  to: 'importer';
  queue: string;
  companions: string;
  inputs: ImportInput[];
}

/** Drops companions that no later order refers to. */
export interface ForgottenCompanions {
  to: 'importer';
  queue: string;
  forget: string;
}

/**
 * `store` imports the file. `extract` only reads it, with `rule` if there is one. `renew` re-extracts an
 * article from it. A `leftOver` file is read only if no article was imported from its bytes. `again`
 * reads a file although it has ended a window before. `columns` are those of a CSV. `received` is what the
 * sender of a page says of it. `feed` stores what is new in a fetched feed with this id; `look` only reads
 * what was fetched from an address.
 */
export type ImportPurpose =
  | {
      kind: 'store';
      tags: string[];
      leftOver: boolean;
      again: boolean;
      columns?: ColumnMap;
      received?: ReceivedPage;
    }
  | { kind: 'extract'; explain: boolean; rule?: SiteRule }
  | ({ kind: 'renew'; id: ArticleId } & RenewOptions)
  | { kind: 'feed'; id: string }
  | { kind: 'look'; address: string };

/** Work for an import window. */
export interface ImportOrder {
  to: 'importer';
  /** The sending queue; `ticket` identifies the order within it. */
  queue: string;
  ticket: number;
  input: ImportInput;
  /** The name of the file's companions; null for none. */
  beside: string | null;
  purpose: ImportPurpose;
  /** Number of items at the file's beginning that are done. */
  skip: number;
  /** Number of windows that ended while they carried out this order. */
  losses: number;
  /** Set when such a window had read the file to its end: when it began, in milliseconds since 1970. */
  readSince: number | null;
}

/** Says that a file is read, and only waits for the disk: the window can read another one meanwhile. */
export interface OrderRead {
  to: 'queue';
  queue: string;
  read: number;
}

/** Cancels orders; each ends after its current part. */
export interface CancelOrders {
  to: 'importer';
  queue: string;
  cancel: number[];
}

/** An article that was extracted without storing it. */
export interface ExtractedArticle {
  draft: Omit<ArticleDraft, 'assets'>;
  /** Duration of the extraction in milliseconds. */
  tookMs: number;
  /** Set for a page when `explain` was requested. */
  explanation: Explanation | null;
}

/** The decision for each line of the page, what was left out, and the reason of its kind. */
export type Explanation = Omit<Extracted, 'body'> & { leftOut: ExplainedPart[] };

export type Extraction = { ok: true; article: ExtractedArticle } | ({ ok: false } & ReadFailure);

export interface ImportAnswer {
  to: 'queue';
  queue: string;
  ticket: number;
  /** True when more answers follow. The items so far are stored. */
  isPart: boolean;
  items: ImportReportItem[];
  extractions: Extraction[];
  renewals: Renewal[];
  /** What was read, for the purposes `feed` and `look`; absent for others. */
  feeds?: FeedReading[];
  /** The entries, when the file is a container. */
  inside: ImportInput[];
}

export type ImportMessage =
  | ImportOrder
  | ImportCompanions
  | ForgottenCompanions
  | CancelOrders
  | OrderRead
  | ImportAnswer;
