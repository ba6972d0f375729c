/** Longest time of background work in one go; queries are answered in between. */
const sliceMs = 12;

/** `user-visible` is for what a person waits for: it takes turns with the page's other tasks. */
type Priority = 'background' | 'user-visible';

interface Scheduler {
  postTask(task: () => void, options: { priority: Priority }): Promise<void>;
}

/** Lets everything come in that waits. A timer would wait for 4 ms each time. */
export function pause(priority: Priority = 'background'): Promise<void> {
  const { scheduler } = globalThis as unknown as { scheduler?: Scheduler };
  if (scheduler) return scheduler.postTask(() => {}, { priority });
  return new Promise((resolve) => setTimeout(resolve));
}

/** Takes work that stops now and then to its end, with pauses. */
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
