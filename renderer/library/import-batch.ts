import type { FileGrant } from '../../electron/ipc/contract';
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

/** What is dropped or named: files of the page, files that main has granted, or what it missed. */
export type ImportInput =
  | { kind: 'file'; name: string; file: File }
  | { kind: 'granted'; name: string; path: string; grant: string; index: number }
  | { kind: 'missing'; name: string; reason: ImportFailure };

/** Everything that was named, found or not: each is a row of the report. */
export function inputsOf({ grant, files, missing }: FileGrant): ImportInput[] {
  return [
    ...files.map(
      ({ index, name, path }) => ({ kind: 'granted', name, path, grant, index }) as const,
    ),
    ...missing.map(({ path, reason }) => ({ kind: 'missing', name: path, reason }) as const),
  ];
}

/**
 * Leaves out what belongs to another file: the pictures and scripts that a browser puts into
 * `page_files/` beside a `page.html` that it saves whole.
 */
export function withoutCompanions(inputs: readonly ImportInput[]): ImportInput[] {
  const pages = new Set(
    inputs.flatMap(({ name }) => /^(.*)\.x?html?$/i.exec(name.normalize('NFC'))?.[1] ?? []),
  );
  const belongs = (name: string) => {
    const parts = name.normalize('NFC').split('/');
    return parts.some((part, depth) => {
      const page = /^(.+)(?:_files|\.files)$/.exec(part)?.[1];
      return (
        page !== undefined &&
        depth < parts.length - 1 &&
        pages.has([...parts.slice(0, depth), page].join('/'))
      );
    });
  };
  return inputs.filter(({ name }) => !belongs(name));
}
