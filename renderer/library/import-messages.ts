import type { ArticleDraft } from '../core/article';
import type { Extraction as Extracted } from '../core/extract';
import type { ImportFailure } from '../core/importer';
import type { ImportInput, ImportReportItem } from './import-batch';

/**
 * What a queue and the import window say to each other. They share an origin, so a BroadcastChannel
 * reaches, and it carries a dropped File as a handle: its bytes are read where they are parsed.
 */
export const importChannelName = 'carrel-import';

/** Work for the import window. */
export interface ImportOrder {
  to: 'importer';
  /** The queue that asks, and the number under which it knows this order. */
  queue: string;
  ticket: number;
  input: ImportInput;
  /** `store` takes the file into the library, `extract` only reads it. */
  purpose: { kind: 'store'; tags: string[] } | { kind: 'extract'; explain: boolean };
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
  items: ImportReportItem[];
  extractions: Extraction[];
}
