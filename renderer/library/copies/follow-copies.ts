/** Starts the worker that finds copies; it ends with its window. */
export function followCopies(): void {
  new Worker(new URL('./copies-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-copies',
  });
}
