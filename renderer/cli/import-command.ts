import type { ImportFailure } from '../core/importer';
import { type ImportBatch, type ImportOutcome, inputsOf } from '../library/import-batch';
import { createImportQueue } from '../library/import-queue';
import { reportCsv } from '../library/report-csv';
import { UsageError } from './arguments';
import { type Command, type CommandContext, exit } from './command';
import { failureText } from './failures';

export const importCommand: Command = {
  async run(args, context) {
    if (args.words.length === 0) throw new UsageError('import needs a file or a folder');
    const queue = createImportQueue(context.carrel);
    const finished = queue.whenFinished();
    const reportNew = eachOnce(context);
    queue.onChange(() => {
      if (args.has('report-each')) reportNew(queue.batch());
      else showProgress(queue.batch(), context);
    });
    const grant = await context.grantPaths(args.words);
    void queue.add(await inputsOf(grant), { tags: args.values('tag') });
    const batch = await finished;
    const summary = summaryOf(batch);
    if (context.json) await context.printJson(summary);
    else await printSummary(summary, context);
    const path = args.value('report');
    const isWritten = path === null || (await writeReport(path, batch, context));
    return summary.failed.length > 0 || !isWritten ? exit.someFailed : exit.done;
  },
};

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

/** False when it could not be written, which is said. */
async function writeReport(path: string, { items }: ImportBatch, context: CommandContext) {
  const answer = await context.writeReport(path, reportCsv(items, words));
  if (!answer.ok) await context.report(`carrel: ${path} could not be written: ${answer.message}`);
  return answer.ok;
}

/** A line of JSON for each article as soon as it is saved: whatever ends this, it is there. */
function eachOnce(context: CommandContext): (batch: ImportBatch | null) => void {
  let told = 0;
  return (batch) => {
    const items = batch?.items.slice(told) ?? [];
    told += items.length;
    for (const item of items) void context.printJson(item);
  };
}

function summaryOf({ items }: ImportBatch) {
  const count = (outcome: ImportOutcome) => items.filter((item) => item.outcome === outcome).length;
  return {
    imported: count('imported'),
    updated: count('updated'),
    duplicates: count('duplicate'),
    failed: items.flatMap(({ file, reason, detail }) =>
      reason === null ? [] : [{ file, reason: reasonText(reason, detail) }],
    ),
    items: items.map(({ file, id, outcome, title }) => ({ file, id, outcome, title })),
  };
}

function reasonText(reason: ImportFailure, detail: string | undefined): string {
  return detail === undefined ? failureText[reason] : `${failureText[reason]} (${detail})`;
}

function showProgress(batch: ImportBatch | null, context: CommandContext): void {
  if (batch === null || batch.total === 0) return;
  const left = batch.secondsLeft === null ? '' : `, ${batch.secondsLeft} s left`;
  context.progress(`${batch.done} of ${batch.total}, ${batch.rate.toFixed(1)} a second${left}`);
}

async function printSummary(
  summary: ReturnType<typeof summaryOf>,
  context: CommandContext,
): Promise<void> {
  for (const { file, reason } of summary.failed) await context.report(`failed: ${file}: ${reason}`);
  const { imported, updated, duplicates, failed } = summary;
  await context.report('');
  await context.print(
    `${imported} imported, ${updated} updated, ${duplicates} duplicates, ${failed.length} failed`,
  );
}
