import { useEffect, useState } from 'react';
import {
  type ArticleText,
  createTextReader,
  type TextReader,
} from '../../library/copies/article-texts';
import { compareInWorker } from '../../library/copies/compare-in-worker';
import { useServices } from '../app/services';
import { type Diff, diffBlocks } from './diff-blocks';

export type Comparison =
  | { state: 'reading' | 'missing' | 'failed' }
  | { state: 'compared'; diff: Diff }
  | { state: 'alone'; paragraphs: string[] };

let reader: TextReader | null = null;

/** Reads both texts and compares them; without `before`, only reads the one. */
export function useComparison(before: ArticleText | null, after: ArticleText): Comparison {
  const { library, bridge } = useServices();
  const [comparison, setComparison] = useState<Comparison>({ state: 'reading' });
  useEffect(() => {
    const stop = new AbortController();
    setComparison({ state: 'reading' });
    reader ??= createTextReader(library, bridge);
    compare(reader, before, after, stop.signal)
      .catch((): Comparison => ({ state: 'failed' }))
      .then((done) => {
        if (!stop.signal.aborted) setComparison(done);
      });
    return () => stop.abort();
  }, [library, bridge, before, after]);
  return comparison;
}

async function compare(
  read: TextReader,
  before: ArticleText | null,
  after: ArticleText,
  signal: AbortSignal,
): Promise<Comparison> {
  const [from, to] = await Promise.all([before === null ? '' : read(before), read(after)]);
  if (from === null || to === null) return { state: 'missing' };
  if (before === null) return { state: 'alone', paragraphs: to.split(/\n+/) };
  signal.throwIfAborted();
  const changes = await compareInWorker({ before: from, after: to }, signal);
  return { state: 'compared', diff: diffBlocks(changes) };
}
