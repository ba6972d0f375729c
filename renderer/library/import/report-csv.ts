import type { ImportFailure } from '../../core/files/import-failure';
import { csvLine } from '../../core/text/csv-field';
import type { ImportOutcome, ImportReportItem } from './import-batch';

/** The translated names of the columns, outcomes and reasons. */
export interface ReportWords {
  columns: { file: string; outcome: string; title: string; reason: string; id: string };
  outcomes: Record<ImportOutcome, string>;
  failures: Record<ImportFailure, string>;
}

/**
 * The report as CSV (RFC 4180): quoted fields, CR LF line ends, and a byte order mark, without which
 * Excel does not recognise UTF-8.
 */
export function reportCsv(items: readonly ImportReportItem[], words: ReportWords): string {
  const { columns, outcomes, failures } = words;
  const rows = items.map(({ file, outcome, title, reason, status, detail, id }) => [
    file,
    outcomes[outcome],
    title ?? '',
    reason === null ? '' : [failures[reason], status, detail].filter(Boolean).join(': '),
    id ?? '',
  ]);
  const { file, outcome, title, reason, id } = columns;
  const all = [[file, outcome, title, reason, id], ...rows];
  return `\ufeff${all.map(csvLine).join('')}`;
}
