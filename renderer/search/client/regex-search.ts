import { askWorker } from '../../core/ask/ask-worker';
import type { SearchOptions } from '../query/options';
import { parseQuery, type QueryNode } from '../query/query';
import type { Narrowed, SearchResult } from '../worker/protocol';
import type { RegexProgress, RegexTask } from '../worker/regex-worker';

/** A pattern may never end (`(a+)+$`); after this time, the hits so far are shown. */
export const longestMs = 2_000;

export interface Patterns {
  wanted: string[];
  unwanted: string[];
}

/** The patterns that a query requires or excludes at its top level; null for none. */
export function patternsOf(root: QueryNode | null): Patterns | null {
  const parts = root === null ? [] : root.kind === 'and' ? root.nodes : [root];
  const wanted = parts.flatMap((one) => (one.kind === 'regex' ? [one.source] : []));
  const unwanted = parts.flatMap((one) =>
    one.kind === 'not' && one.node.kind === 'regex' ? [one.node.source] : [],
  );
  return wanted.length + unwanted.length > 0 ? { wanted, unwanted } : null;
}

/** Null when the query has no pattern: the search worker answers it alone. */
export function patternsIn(query: string): Patterns | null {
  // Plain queries, as one types, are parsed only in the worker.
  return query.includes('/') ? patternsOf(parseQuery(query).root) : null;
}

/** @param signal ends the search early; the promise rejects with its reason */
export async function searchByRegex(
  query: string,
  patterns: Patterns,
  narrowed: Narrowed,
  { limit = 20, offset = 0 }: SearchOptions,
  signal: AbortSignal,
): Promise<SearchResult> {
  const start = performance.now();
  const { articles, needles, inLeftOut, status } = narrowed;
  const task = { ...patterns, articles, needles, ...(inLeftOut && { inLeftOut }) };
  const { searched, hits } = await run(task, signal);
  const isWhole = searched === articles.length;
  return {
    query,
    total: hits.length,
    totalIsExact: isWhole,
    tookMs: performance.now() - start,
    hits: hits.slice(offset, offset + limit),
    all: hits.map(({ id }) => id),
    needles,
    notes: [
      ...narrowed.notes,
      ...(isWhole
        ? []
        : [{ kind: 'regex-partial' as const, searched, candidates: articles.length }]),
    ],
    status,
  };
}

/**
 * Runs in a worker of its own, terminated when the time is over. The search worker has the index and cannot
 * be terminated.
 */
async function run(task: RegexTask, signal: AbortSignal): Promise<RegexProgress> {
  const all: RegexProgress = { searched: 0, hits: [] };
  if (task.articles.length === 0) return all;
  const worker = new Worker(new URL('../worker/regex-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-regex',
  });
  await askWorker(worker, task, {
    signal,
    longestMs,
    onPart({ searched, hits }: RegexProgress) {
      all.searched = searched;
      all.hits.push(...hits);
      return searched === task.articles.length;
    },
  });
  return all;
}
