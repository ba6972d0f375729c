import type { TextChange } from '../core/diff/compare-texts';

export interface Comparing {
  before: string;
  after: string;
}

/** Rejects when the worker fails; ends it with `signal`. */
export function compareInWorker(texts: Comparing, signal: AbortSignal): Promise<TextChange[]> {
  const worker = new Worker(new URL('./diff-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-diff',
  });
  return new Promise<TextChange[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<TextChange[]>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.postMessage(texts);
  }).finally(() => worker.terminate());
}
