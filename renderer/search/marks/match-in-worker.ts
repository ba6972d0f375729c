import { askWorker } from '../../core/ask/ask-worker';
import type { Mark } from '../text/needle';
import type { MatchProgress, MatchTask } from './match-worker';

/** As in a search: after this time, the matches so far are shown. */
const longestMs = 2_000;

/** Finds patterns in the text of a page. The promise rejects when `signal` ends it. */
export async function matchInWorker(task: MatchTask, signal: AbortSignal): Promise<Mark[]> {
  const worker = new Worker(new URL('./match-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-match',
  });
  const marks: Mark[] = [];
  await askWorker(worker, task, {
    signal,
    longestMs,
    onPart({ marks: some, isDone }: MatchProgress) {
      marks.push(...some);
      return isDone;
    },
  });
  return marks;
}
