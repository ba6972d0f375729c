interface AskWorkerOptions<Part> {
  /** Ends the worker; the promise is rejected with its reason. */
  signal: AbortSignal;
  /** Takes a message; answers whether it was the last one. */
  onPart(part: Part): boolean;
  /** Ends the worker after so long, and resolves: what came until then is all. */
  longestMs?: number;
}

/**
 * Gives a task to a worker of its own, which is ended with the answer: for what may take long or for
 * ever. Resolves after the last message or when the time is over, rejects when the worker fails.
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
