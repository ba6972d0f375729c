import type { ImportReportItem } from '../../library/import/import-batch';

/** What is shown when files that were opened from the desktop are in the library. */
export type ToShow =
  | { kind: 'article'; id: string; title: string; isNew: boolean }
  | { kind: 'report' }
  /** The panel says all that there is to say. */
  | { kind: 'nothing' };

/** One article is shown. Several files, or one file with several articles, open the report. */
export function whatToShow(items: readonly ImportReportItem[]): ToShow {
  const articles = new Set(items.flatMap(({ id }) => id ?? []));
  const [first] = items.filter(({ id }) => id !== null);
  const isWhole = items.every(({ outcome }) => outcome !== 'failed' && outcome !== 'cancelled');
  if (first?.id != null && articles.size === 1 && isWhole) {
    const isNew = items.some(({ outcome }) => outcome === 'imported');
    return { kind: 'article', id: first.id, title: first.title ?? '', isNew };
  }
  return { kind: items.length > 1 ? 'report' : 'nothing' };
}
