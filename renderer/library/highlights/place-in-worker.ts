import { askWorker } from '../../core/ask/ask-worker';
import type { TextQuote } from '../../core/highlights/anchor-quote';

/** Quotes to find in the text of their article. */
export interface PlacingTask {
  text: string;
  quotes: TextQuote[];
}

/** Offsets in UTF-16 code units, for each quote of each task. */
export type Places = (number | null)[][];

/** Where each quote begins in its text, null for one that is not found; in the order of the tasks. Aborting `signal` terminates the worker. */
export async function placeInWorker(
  tasks: readonly PlacingTask[],
  signal: AbortSignal,
): Promise<Places> {
  const worker = new Worker(new URL('./place-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-places',
  });
  let found: Places = [];
  await askWorker(worker, tasks, {
    signal,
    onPart(all: Places) {
      found = all;
      return true;
    },
  });
  return found;
}
