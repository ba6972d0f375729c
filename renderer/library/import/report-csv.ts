import type { ImportFailure } from '../../core/files/import-failure';
import type { ImportOutcome, ImportReportItem } from './import-batch';

/** What the columns, the outcomes and the reasons are called, in the reader's language. */
export interface ReportWords {
  columns: { file: string; outcome: string; title: string; reason: string; id: string };
  outcomes: Record<ImportOutcome, string>;
  failures: Record<ImportFailure, string>;
}

/**
 * The report as CSV (RFC 4180): all fields in quotes, lines ended by CR LF, and a byte order mark in
 * front, without which Excel takes UTF-8 for the system's old encoding.
 */
export function reportCsv(items: readonly ImportReportItem[], words: ReportWords): string {
  const { columns, outcomes, failures } = words;
  const rows = items.map(({ file, outcome, title, reason, detail, id }) => [
    file,
    outcomes[outcome],
    title ?? '',
    reason === null ? '' : [failures[reason], detail].filter(Boolean).join(': '),
    id ?? '',
  ]);
  const { file, outcome, title, reason, id } = columns;
  const all = [[file, outcome, title, reason, id], ...rows];
  return `\ufeff${all.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

/**
 * Spreadsheets take for a formula what begins like one, and names of files and titles are anybody's: an
 * apostrophe in front makes it text (OWASP, "CSV Injection").
 */
function field(value: string): string {
  const text = /^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r]/u.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
