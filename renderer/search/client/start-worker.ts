let early: Worker | null = null;

function startWorker(): Worker {
  return new Worker(new URL('../worker/worker.ts', import.meta.url), {
    type: 'module',
    name: 'carrel-search',
  });
}

/** Before anybody asks, while the rest of the page is still being loaded. */
export function startEarly(): void {
  const worker = startWorker();
  early = worker;
  worker.onerror = () => {
    if (early === worker) early = null;
  };
}

/** The one that was started early, or a new one. */
export function takeWorker(): Worker {
  const worker = early ?? startWorker();
  early = null;
  return worker;
}
