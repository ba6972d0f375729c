interface AskWorkerOptions<Part> {
  /** Terminates the worker; the promise is rejected with the signal's reason. */
  signal: AbortSignal;
  /** Receives a message; returns whether it was the last one. */
  onPart(part: Part): boolean;
  /** Terminates the worker after this time and resolves with what came until then. */
  longestMs?: number;
}

/**
 * Runs a task that may take long, or never end, in a worker of its own. Resolves after the last message or
 * when the time is over; rejects when the worker fails. The worker is terminated in each case.
 */
export function askWorker<Part>(
  worker: Worker,
  task: unknown,
  { signal, onPart, longestMs }: AskWorkerOptions<Part>,
): Promise<void> {
  let late: ReturnType<typeof setTimeout> | undefined;
  return new Promise<void>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (longestMs !== undefined) late = setTimeout(resolve, longestMs);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<Part>) => {
      if (onPart(data)) resolve();
    };
    worker.postMessage(task);
  }).finally(() => {
    clearTimeout(late);
    worker.terminate();
  });
}
