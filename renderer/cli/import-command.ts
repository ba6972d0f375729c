import type { ImportFailure } from '../core/files/import-failure';
import { type ColumnMap, parseColumns } from '../core/importers/reading-list/column-map';
import {
  type ImportBatch,
  type ImportInput,
  type ImportOutcome,
  type ImportReportItem,
  inputsOf,
} from '../library/import/import-batch';
import { type AddOptions, createImportQueue } from '../library/import/import-queue';
import { reportCsv } from '../library/import/report-csv';
import { connectVault } from '../vault/client';
import { type Arguments, UsageError } from './arguments';
import { Cancelled, type Command, type CommandContext, exit, unlessCancelled } from './command';
import { failureSentence, failureText } from './failures';
import { namedPaths } from './named-paths';

export const importCommand: Command = {
  handlesCancel: true,
  async run(args, context) {
    const columns = columnsOf(args.value('columns'));
    const inputs = noneIfCancelled(inputsOfArguments(args, context));
    const options = { tags: args.values('tag'), ...(columns && { columns }) };
    const eachOf = args.has('report-each') ? eachOnce(context) : null;
    const batch = await importInputs(inputs, options, context, eachOf);
    const path = args.value('report');
    const isWritten = path === null || (await writeReport(path, batch, context));
    return hasFailed(batch) || !isWritten ? exit.someFailed : exit.done;
  },
};

/** What is to be imported; throws a UsageError at once. */
function inputsOfArguments(args: Arguments, context: CommandContext): Promise<ImportInput[]> {
  const name = args.value('name');
  if (!args.has('stdin')) {
    if (name !== null) throw new UsageError('--name belongs to --stdin');
    if (args.words.length === 0) throw new UsageError('import needs a file, a folder, or -');
    return inputsAt(args.words, context);
  }
  if (args.words.length > 0) throw new UsageError('import needs paths or --stdin, not both');
  if (name === null || !/[^./\\]/.test(name)) {
    throw new UsageError('--stdin needs --name, such as page.html, which says what the file is');
  }
  return fileOnStdin(name, context);
}

/** The file that comes by stdin. Folders in its name are those of the machine that it comes from. */
async function fileOnStdin(path: string, context: CommandContext): Promise<ImportInput[]> {
  const name = path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
  return [{ kind: 'file', name, file: new File([await context.readStdinBytes()], name) }];
}

/** Imports inputs and prints the summary. A cancelled command reports what it has done. */
export async function importInputs(
  inputs: Promise<ImportInput[]>,
  options: AddOptions,
  context: CommandContext,
  eachOf: ((batch: ImportBatch | null) => void) | null = null,
): Promise<ImportBatch> {
  const queue = createImportQueue(context.carrel);
  const finished = queue.whenFinished();
  const each = context.form === 'jsonl' ? eachOnce(context) : eachOf;
  context.signal.addEventListener('abort', () => queue.cancel());
  queue.onChange(() => {
    const soFar = queue.batch();
    if (soFar !== null && context.form !== 'jsonl') context.keepSoFar(shortSummary(soFar, context));
    each?.(soFar);
    if (each === null) showProgress(soFar, context);
  });
  void queue.add(await inputs, options);
  if (context.signal.aborted) queue.cancel();
  const batch = await finished;
  queue.close();
  if (batch.items.some(({ outcome }) => outcome === 'imported')) await rulesApplied(context);
  const summary = summaryOf(batch);
  context.keepSoFar('');
  if (context.form === 'json') await context.printJson(summary);
  else if (context.form === 'text') await printSummary(summary, batch, context);
  return batch;
}

/** The command ends when the rules of saved searches were applied, too, or when it is cancelled. */
async function rulesApplied({ carrel, signal }: CommandContext): Promise<void> {
  const applied = connectVault(carrel).ask({ kind: 'imports-settled' });
  // The articles are there: an import window that has ended meanwhile makes no failure of them.
  await unlessCancelled(applied, signal).catch(() => {});
}

export const hasFailed = ({ items }: ImportBatch) =>
  items.some(({ outcome }) => outcome === 'failed');

/** The columns of CSVs; throws a UsageError. */
function columnsOf(text: string | null): ColumnMap | null {
  const parsed = text === null ? null : parseColumns(text);
  if (parsed !== null && 'wrong' in parsed) throw new UsageError(`--columns: ${parsed.wrong}`);
  return parsed?.columns ?? null;
}

/** The files at these paths, and at those that come by stdin. */
async function inputsAt(paths: string[], context: CommandContext): Promise<ImportInput[]> {
  return inputsOf(await context.grantPaths(await namedPaths(paths, context)));
}

/** No inputs when the command is cancelled before they are known: then the report says so. */
async function noneIfCancelled(inputs: Promise<ImportInput[]>): Promise<ImportInput[]> {
  try {
    return await inputs;
  } catch (error) {
    if (error instanceof Cancelled) return [];
    throw error;
  }
}

const words = {
  columns: { file: 'file', outcome: 'outcome', title: 'title', reason: 'reason', id: 'id' },
  outcomes: {
    imported: 'imported',
    updated: 'updated',
    duplicate: 'duplicate',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  failures: failureText,
};

/** Writes the report; prints an error and returns false on failure. */
async function writeReport(path: string, { items }: ImportBatch, context: CommandContext) {
  const answer = await context.writeReport(path, reportCsv(items, words));
  if (!answer.ok) await context.report(`carrel: ${path} could not be written: ${answer.message}`);
  return answer.ok;
}

/** Prints a line of JSON for each article as soon as it is saved, so a killed import has reported it. */
function eachOnce(context: CommandContext): (batch: ImportBatch | null) => void {
  let printed = 0;
  return (batch) => {
    const items = batch?.items.slice(printed) ?? [];
    printed += items.length;
    for (const item of items) void context.printJson(item);
  };
}

type Counts = Record<'imported' | 'updated' | 'duplicates', number> & {
  failed: { file: string; reason: string }[];
  /** Number of files that were not read because the import was cancelled; absent for none. */
  cancelled?: number;
};

/** What was not read, in words. */
function leftOf(count: number, areAddresses: boolean): string {
  if (count === 0) return '';
  if (areAddresses) return `, ${count} ${count === 1 ? 'address' : 'addresses'} not fetched`;
  return `, ${count} ${count === 1 ? 'file' : 'files'} not read`;
}

function countsOf({ items }: ImportBatch): Counts {
  const count = (outcome: ImportOutcome) => items.filter((item) => item.outcome === outcome).length;
  const cancelled = count('cancelled');
  return {
    imported: count('imported'),
    updated: count('updated'),
    duplicates: count('duplicate'),
    ...(cancelled > 0 && { cancelled }),
    failed: items.flatMap((item) =>
      item.reason === null ? [] : [{ file: item.file, reason: reasonText(item, item.reason) }],
    ),
  };
}

function summaryOf(batch: ImportBatch) {
  const items = batch.items.map(({ file, id, outcome, title }) => ({ file, id, outcome, title }));
  return { ...countsOf(batch), items };
}

/** The summary that is printed when the command is killed before its report. */
function shortSummary(batch: ImportBatch, context: CommandContext): string {
  const counts = { ...countsOf(batch), cancelled: batch.total - batch.done };
  return context.json ? JSON.stringify(counts) : lineOf(counts, batch);
}

function reasonText({ status, until, detail }: ImportReportItem, reason: ImportFailure): string {
  const more = [
    ...(status === undefined ? [] : [`${status}`]),
    ...(until === undefined ? [] : [`until ${new Date(until).toLocaleString('sv')}`]),
  ];
  const sentence = failureSentence({ reason, ...(detail !== undefined && { detail }) });
  return more.length === 0 ? sentence : `${sentence} (${more.join(', ')})`;
}

function showProgress(batch: ImportBatch | null, context: CommandContext): void {
  if (batch === null || batch.total === 0) return;
  const left = batch.secondsLeft === null ? '' : `, ${batch.secondsLeft} s left`;
  context.progress(`${batch.done} of ${batch.total}, ${batch.rate.toFixed(1)} a second${left}`);
}

async function printSummary(
  summary: ReturnType<typeof summaryOf>,
  batch: ImportBatch,
  context: CommandContext,
): Promise<void> {
  for (const { file, reason } of summary.failed) await context.report(`failed: ${file}: ${reason}`);
  // Starts a new line after the progress line.
  if (context.stderrIsTerminal) await context.report('');
  await context.print(lineOf(summary, batch));
}

function lineOf(counts: Counts, { areAddresses = false }: ImportBatch): string {
  const { imported, updated, duplicates, failed, cancelled = 0 } = counts;
  const left = leftOf(cancelled, areAddresses);
  return `${imported} imported, ${updated} updated, ${duplicates} duplicates, ${failed.length} failed${left}`;
}
