import type { FileGrant } from '../../../electron/ipc/granted-files';
import type { ArticleId, Sha256 } from '../../core/article/article';
import { readableNames } from '../../core/encoding/raw-names';
import type { ImportFailure } from '../../core/files/import-failure';
import type { ReadFailure } from '../../core/importers/read-failure';
import type { FoundColumns } from '../../core/importers/reading-list/column-map';
import { readTyped } from '../../core/web/typed-addresses';

export type ImportOutcome = 'imported' | 'updated' | 'duplicate' | 'failed' | 'cancelled';

/** One article or feed of an input file, or a file that yielded none: a row of the report. */
export interface ImportReportItem {
  /** The file's name with its archives and folders. */
  file: string;
  outcome: ImportOutcome;
  /** Null when the item is not an article. */
  id: ArticleId | null;
  title: string | null;
  /** Set for the outcome `failed`. */
  reason: ImportFailure | null;
  /** The system's error message, if it adds to `reason`. English. */
  detail?: string;
  /** The HTTP status of a server that has not sent the page. */
  status?: number;
  /** When the server may be asked again, in milliseconds since 1970. */
  until?: number;
  /** Set for the reason `unknown-columns`. */
  columns?: FoundColumns;
}

/** The report row of a file, or of one article in it, that was not imported. */
export function failedItem(
  file: string,
  reason: ImportFailure,
  title: string | null = null,
  detail?: string,
): ImportReportItem {
  return { file, outcome: 'failed', id: null, title, reason, ...(detail && { detail }) };
}

/** The report row of a file that was not read completely because the import was cancelled. */
export const cancelledItem = (file: string): ImportReportItem => ({
  file,
  outcome: 'cancelled',
  id: null,
  title: null,
  reason: null,
});

/** The state of a batch, for the window and the command line. */
export interface ImportBatch {
  state: 'running' | 'paused' | 'cancelling' | 'finished' | 'cancelled';
  /** Number of files; those in an archive count as soon as it is opened. */
  total: number;
  done: number;
  /** Files per second over the last few seconds. */
  rate: number;
  /** Estimated remaining seconds; null while unknown. */
  secondsLeft: number | null;
  items: ImportReportItem[];
  /** True when all of it are addresses, and no files. */
  areAddresses?: boolean;
}

/**
 * A file to import. `file`: a File of the page. `granted`: a path that the main process has granted.
 * `inside`: an entry of a container. `kept`: an original of the library. `missing`: a path that does
 * not exist or cannot be read. `page`: a page of the drop that is read by itself, as others know it, which may
 * lead to it. `address`: an address that the user has asked for, which is also its name;
 * `for` is the address of the article, where that is another one. `anyway`: the user wants the page although
 * it was taken for a wall. `again`: the user has asked for it once more.
 * `mayBePlain`: the user has typed no scheme, so `http` is tried where there is no TLS.
 */
export type ImportInput =
  | { kind: 'file'; name: string; file: File }
  | { kind: 'granted'; name: string; path: string; grant: string; index: number; size: number }
  | { kind: 'inside'; name: string; container: ImportInput; index: number }
  | { kind: 'kept'; name: string; sha256: Sha256 }
  | ({ kind: 'missing'; name: string } & ReadFailure)
  | { kind: 'page'; name: string }
  | {
      kind: 'address';
      name: string;
      for: string | null;
      anyway?: boolean;
      again?: boolean;
      mayBePlain?: boolean;
    };

/** The page at an address, as an input; the scheme may be missing. */
export function addressInput(word: string): ImportInput & { kind: 'address' } {
  const typed = readTyped(word);
  if (typed === null || typed.hasScheme) return { kind: 'address', name: word, for: null };
  return { kind: 'address', name: typed.url, for: null, mayBePlain: true };
}

export const waybackMachine = 'https://web.archive.org/';

/** The newest copy of a page that the Wayback Machine has. */
export function archivedInput(word: string): ImportInput & { kind: 'address' } {
  const url = readTyped(word)?.url ?? word;
  return { kind: 'address', name: `${waybackMachine}web/2id_/${url}`, for: url };
}

/** The inputs of a grant, including missing files, so that each gets a row in the report. */
export async function inputsOf({ grant, files, missing }: FileGrant): Promise<ImportInput[]> {
  const names = await readableNames(files.flatMap(({ name, path }) => [name, path]));
  return [
    ...files.map(({ index, size, ...raw }, at) => {
      const [name = raw.name, path = raw.path] = names.slice(2 * at, 2 * at + 2);
      return { kind: 'granted', name, path, grant, index, size } as const;
    }),
    ...missing.map(
      ({ path, ...refusal }) => ({ kind: 'missing', name: path, ...refusedRead(refusal) }) as const,
    ),
  ];
}

/** Main's answer that it cannot read a file. What the system says adds something to `unreadable` only. */
export function refusedRead({ reason, why }: { reason: ImportFailure; why: string }): ReadFailure {
  return reason === 'unreadable' ? { reason, detail: why } : { reason };
}

/** The file's name in the report: the path that the user gave. */
export function reportedName(input: ImportInput): string {
  if (input.kind === 'granted') return input.path;
  if (input.kind !== 'inside') return input.name;
  const { container, name } = input;
  return reportedName(container) + name.slice(container.name.length);
}

/** The number of containers that the input is nested in. */
export function depthOf(input: ImportInput): number {
  return input.kind === 'inside' ? depthOf(input.container) + 1 : 0;
}
