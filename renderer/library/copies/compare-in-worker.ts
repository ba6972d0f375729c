import { askWorker } from '../../core/ask/ask-worker';
import type { TextChange } from '../../core/diff/compare-texts';

export interface Comparing {
  before: string;
  after: string;
}

/** Compares two texts in a worker. Aborting `signal` terminates the worker; rejects when it fails. */
export async function compareInWorker(
  texts: Comparing,
  signal: AbortSignal,
): Promise<TextChange[]> {
  const worker = new Worker(new URL('./diff-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-diff',
  });
  let changes: TextChange[] = [];
  await askWorker(worker, texts, {
    signal,
    onPart(all: TextChange[]) {
      changes = all;
      return true;
    },
  });
  return changes;
}
