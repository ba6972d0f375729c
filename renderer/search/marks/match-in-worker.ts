import type { Mark } from '../text/needle';
import type { MatchProgress, MatchTask } from './match-worker';

/** As in a search: what was found until then is shown. */
const longestMs = 2_000;

/** Where patterns match in the text of a page; rejects when `signal` ends it. */
export function matchInWorker(task: MatchTask, signal: AbortSignal): Promise<Mark[]> {
  const worker = new Worker(new URL('./match-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-match',
  });
  const marks: Mark[] = [];
  return new Promise<Mark[]>((resolve, reject) => {
    const late = setTimeout(() => resolve(marks), longestMs);
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<MatchProgress>) => {
      marks.push(...data.marks);
      if (!data.isDone) return;
      clearTimeout(late);
      resolve(marks);
    };
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
