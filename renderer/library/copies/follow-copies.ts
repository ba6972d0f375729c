/** Starts the worker that notes which articles are copies of each other; it ends with its window. */
export function followCopies(): void {
  new Worker(new URL('./copies-worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-copies',
  });
}
