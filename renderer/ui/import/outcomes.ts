import type { ImportOutcome, ImportReportItem } from '../../library/import/import-batch';

export type OutcomeCounts = Record<ImportOutcome, number>;

export function countOutcomes(items: readonly ImportReportItem[]): OutcomeCounts {
  const counts = { imported: 0, updated: 0, duplicate: 0, failed: 0, cancelled: 0 };
  for (const item of items) counts[item.outcome] += 1;
  return counts;
}
