let early: Worker | null = null;

function startWorker(): Worker {
  return new Worker(new URL('../worker/worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-search',
  });
}

/** Starts the worker early, while the rest of the page is still loading. */
export function startEarly(): void {
  const worker = startWorker();
  early = worker;
  worker.onerror = () => {
    if (early === worker) early = null;
  };
}

/** The worker that was started early, or a new one. */
export function takeWorker(): Worker {
  const worker = early ?? startWorker();
  early = null;
  return worker;
}
