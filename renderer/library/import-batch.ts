import type { ArticleId } from '../core/article';
import type { ImportFailure } from '../core/importer';

export type ImportOutcome = 'imported' | 'updated' | 'duplicate' | 'failed' | 'cancelled';

/** One article of an input file, or a file that yielded none: a row of the report. */
export interface ImportReportItem {
  file: string;
  outcome: ImportOutcome;
  id: ArticleId | null;
  title: string | null;
  /** Set when it failed. */
  reason: ImportFailure | null;
}

/** A batch as it stands: what the page draws and the CLI prints. */
export interface ImportBatch {
  state: 'running' | 'cancelling' | 'finished' | 'cancelled';
  /** Files. */
  total: number;
  done: number;
  /** Files a second, over the last few seconds. */
  rate: number;
  /** Null until it can be told. */
  secondsLeft: number | null;
  items: ImportReportItem[];
}

/** What is dropped or named: files of the page, or files that main has granted. */
export type ImportInput =
  | { kind: 'file'; name: string; file: File }
  | { kind: 'granted'; name: string; path: string; grant: string; index: number };
