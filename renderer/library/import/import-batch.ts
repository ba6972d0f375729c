import type { FileGrant } from '../../../electron/ipc/contract';
import type { ArticleId, Sha256 } from '../../core/article/article';
import { readableNames } from '../../core/encoding/raw-names';
import type { ImportFailure } from '../../core/files/import-failure';

export type ImportOutcome = 'imported' | 'updated' | 'duplicate' | 'failed' | 'cancelled';

/** One article or feed of an input file, or a file that yielded none: a row of the report. */
export interface ImportReportItem {
  /** With the archives and folders that it lay in. */
  file: string;
  outcome: ImportOutcome;
  /** Null for what became no article. */
  id: ArticleId | null;
  title: string | null;
  /** Set when it failed. */
  reason: ImportFailure | null;
  /** What exactly failed, in the system's words; absent where that says nothing more. */
  detail?: string;
}

/** The row of a file that was not read, or not to its end, since the import was broken off. */
export const leftOutItem = (file: string): ImportReportItem => ({
  file,
  outcome: 'cancelled',
  id: null,
  title: null,
  reason: null,
});

/** A batch as it stands: what the page draws and the CLI prints. */
export interface ImportBatch {
  state: 'running' | 'cancelling' | 'finished' | 'cancelled';
  /** Files; those in an archive are counted from when it is opened. */
  total: number;
  done: number;
  /** Files a second, over the last few seconds. */
  rate: number;
  /** Null until it can be told. */
  secondsLeft: number | null;
  items: ImportReportItem[];
}

/**
 * What is dropped or named: files of the page, files that main has granted, files in an archive among
 * those, or what was not found. And what came in before, to be read once more.
 */
export type ImportInput =
  | { kind: 'file'; name: string; file: File }
  | { kind: 'granted'; name: string; path: string; grant: string; index: number; size: number }
  | { kind: 'inside'; name: string; container: ImportInput; index: number }
  | { kind: 'kept'; name: string; sha256: Sha256 }
  | { kind: 'missing'; name: string; reason: ImportFailure };

/** Everything that was named, found or not: each is a row of the report. */
export async function inputsOf({ grant, files, missing }: FileGrant): Promise<ImportInput[]> {
  const names = await readableNames(files.flatMap(({ name, path }) => [name, path]));
  return [
    ...files.map(({ index, size, ...raw }, at) => {
      const [name = raw.name, path = raw.path] = names.slice(2 * at, 2 * at + 2);
      return { kind: 'granted', name, path, grant, index, size } as const;
    }),
    ...missing.map(({ path, reason }) => ({ kind: 'missing', name: path, reason }) as const),
  ];
}

/** What the report calls it: as its user named it. */
export function reportedName(input: ImportInput): string {
  if (input.kind === 'granted') return input.path;
  if (input.kind !== 'inside') return input.name;
  const { container, name } = input;
  return reportedName(container) + name.slice(container.name.length);
}

/** How many archives it lies in. */
export function depthOf(input: ImportInput): number {
  return input.kind === 'inside' ? depthOf(input.container) + 1 : 0;
}
