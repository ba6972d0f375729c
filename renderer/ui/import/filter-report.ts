import type { ImportFailure } from '../../core/files/import-failure';
import type { ImportOutcome, ImportReportItem } from '../../library/import/import-batch';

interface ReportFilter {
  outcome: ImportOutcome | 'all';
  /** Words, all of which stand in a row: in its file, its title or its reason. */
  text: string;
  failures: Record<ImportFailure, string>;
}

/** The same rows when nothing is filtered. */
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

/** Names on disk may be decomposed (macOS), what is typed is composed. */
const comparable = (text: string) => text.normalize('NFKC').toLowerCase();
