/** Longest slice of background work in milliseconds; queries are answered in between. */
const sliceMs = 12;

/** `user-visible` is for work that a person waits for: it alternates with the page's other tasks. */
type Priority = 'background' | 'user-visible';

interface Scheduler {
  postTask(task: () => void, options: { priority: Priority }): Promise<void>;
}

/** Lets waiting tasks run. A timer would wait for 4 ms each time. */
export function pause(priority: Priority = 'background'): Promise<void> {
  const { scheduler } = globalThis as unknown as { scheduler?: Scheduler };
  if (scheduler) return scheduler.postTask(() => {}, { priority });
  return new Promise((resolve) => setTimeout(resolve));
}

/** Runs work to its end in slices with pauses. */
export async function inSlices<T>(work: Generator<void, T>, priority?: Priority): Promise<T> {
  for (;;) {
    const start = performance.now();
    while (performance.now() - start < sliceMs) {
      const step = work.next();
      if (step.done) return step.value;
    }
    await pause(priority);
  }
}
