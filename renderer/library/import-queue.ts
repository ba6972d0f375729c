import type { ImportBatch, ImportInput } from './import-batch';

export interface ImportQueue {
  /** Starts a batch, or joins the running one. */
  add(inputs: readonly ImportInput[], options?: { tags?: readonly string[] }): void;
  /** Files in hand are finished, the rest is left out. */
  cancel(): void;
  /** The running batch or the last one; null before the first. A new object after every change. */
  batch(): ImportBatch | null;
  /** Called at most four times a second while a batch runs, and at its end. */
  onChange(listener: () => void): () => void;
  /** Resolves when the running batch has ended. */
  whenFinished(): Promise<ImportBatch>;
}
