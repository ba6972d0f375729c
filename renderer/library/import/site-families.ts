import {
  familyOf,
  type PageTrace,
  type SiteFamily,
  withTrace,
} from '../../core/extract/site-family';
import type { CarrelDatabase } from '../../storage/database';

/** Number of sites in the cache; the pages of a site are often imported together. */
const mostKept = 50;
/** Debounce of the writes in milliseconds; a lost write is learnt again. */
const quietMs = 2000;

export interface SiteFamilies {
  of(site: string): Promise<SiteFamily | null>;
  /** The traces of a site's pages, newest last. */
  tracesOf(site: string): Promise<PageTrace[]>;
  learn(site: string, trace: PageTrace): void;
}

/** Learns the site families from imported pages and stores their traces in the `sites` table. */
export function createSiteFamilies(database: CarrelDatabase): SiteFamilies {
  const kept = new Map<string, Promise<PageTrace[]>>();
  const unwritten = new Set<string>();
  let timer = 0;

  function tracesOf(site: string): Promise<PageTrace[]> {
    const known =
      kept.get(site) ??
      database.sites.get(site).then(
        (row) => row?.traces ?? [],
        () => [],
      );
    kept.delete(site);
    kept.set(site, known);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      if (!unwritten.has(oldest)) kept.delete(oldest);
      else void write();
    }
    return known;
  }

  async function write(): Promise<void> {
    const sites = [...unwritten];
    unwritten.clear();
    const rows = sites.flatMap((id) => {
      const traces = kept.get(id);
      return traces ? traces.then((known) => ({ id, traces: known })) : [];
    });
    // An error is ignored: the traces are learnt again.
    await database.sites.bulkPut(await Promise.all(rows)).catch(() => {});
  }

  return {
    of: async (site) => familyOf(await tracesOf(site)),
    tracesOf,
    learn(site, trace) {
      kept.set(
        site,
        tracesOf(site).then((traces) => withTrace(traces, trace)),
      );
      unwritten.add(site);
      clearTimeout(timer);
      timer = window.setTimeout(() => void write(), quietMs);
    },
  };
}
