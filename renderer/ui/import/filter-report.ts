import type { ImportFailure } from '../../core/files/import-failure';
import type { ImportOutcome, ImportReportItem } from '../../library/import/import-batch';

interface ReportFilter {
  outcome: ImportOutcome | 'all';
  /** Words that a row must contain in its file, title or reason. */
  text: string;
  failures: Record<ImportFailure, string>;
}

/** Returns the same array when no filter is set. */
export function filterReport(
  items: readonly ImportReportItem[],
  { outcome, text, failures }: ReportFilter,
): readonly ImportReportItem[] {
  const words = comparable(text).split(/\s+/).filter(Boolean);
  if (outcome === 'all' && words.length === 0) return items;
  return items.filter((item) => {
    if (outcome !== 'all' && item.outcome !== outcome) return false;
    if (words.length === 0) return true;
    const reason = item.reason === null ? '' : failures[item.reason];
    const row = comparable(`${item.file} ${item.title ?? ''} ${reason}`);
    return words.every((word) => row.includes(word));
  });
}

/** macOS decomposes file names, while typed text is composed. */
const comparable = (text: string) => text.normalize('NFKC').toLowerCase();
