import { askWorker } from '../../core/ask/ask-worker';
import type { TextQuote } from '../../core/highlights/anchor-quote';

/** Quotes to find in the text of their article. */
export interface PlacingTask {
  text: string;
  quotes: TextQuote[];
}

/** Whether each quote is found; in the order of the tasks. Aborting `signal` terminates the worker. */
export async function placeInWorker(
  tasks: readonly PlacingTask[],
  signal: AbortSignal,
): Promise<boolean[][]> {
  const worker = new Worker(new URL('./place-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-places',
  });
  let found: boolean[][] = [];
  await askWorker(worker, tasks, {
    signal,
    onPart(all: boolean[][]) {
      found = all;
      return true;
    },
  });
  return found;
}
