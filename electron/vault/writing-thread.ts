import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JobAnswer, WriteJob, WriteJobs } from './write-group.js';
import type { GroupMessage } from './write-worker.js';

/** A thread that nobody has needed for so long is ended; the next group starts another one. */
const idleMs = 30_000;

/**
 * Carries out groups on a thread of its own, whose calls of the system block: main's thread and its reads
 * never wait for an fsync. One group at a time.
 *
 * @param mark see `tempNameFor`
 * @param script the compiled write-worker.ts
 */
export function writingThread(
  mark = '',
  script = join(import.meta.dirname, 'write-worker.js'),
): WriteJobs {
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;

  function begin(): Worker {
    const started = new Worker(script);
    // A process that ends does not wait for it: each file is written atomically.
    started.unref();
    const forget = () => {
      if (thread === started) thread = null;
    };
    started.on('error', forget).on('exit', forget);
    return started;
  }

  function end(): void {
    void thread?.terminate();
    thread = null;
  }

  return async (root, jobs) => {
    clearTimeout(idle);
    thread ??= begin();
    try {
      return await answersOf(thread, { root, mark, jobs: jobs.map(owned) });
    } finally {
      idle = setTimeout(end, idleMs).unref();
    }
  };
}

function answersOf(thread: Worker, message: GroupMessage): Promise<JobAnswer[]> {
  return new Promise((resolve, reject) => {
    const ended = (code: number) => fail(new Error(`the writing thread has ended with ${code}`));
    const settle = () => {
      thread.off('message', answered).off('error', fail).off('exit', ended);
    };
    const answered = (answers: JobAnswer[]) => {
      settle();
      resolve(answers);
    };
    const fail = (error: unknown) => {
      settle();
      reject(error);
    };
    thread.on('message', answered).on('error', fail).on('exit', ended);
    const bytes = message.jobs.flatMap((job) => (job.kind === 'stored' ? [job.bytes.buffer] : []));
    thread.postMessage(message, bytes as ArrayBuffer[]);
  });
}

/** The job with bytes that can be handed over without a copy; nobody else uses those of a request. */
function owned(job: WriteJob): WriteJob {
  if (job.kind !== 'stored') return job;
  const { bytes } = job;
  const isWhole = bytes.byteLength === bytes.buffer.byteLength;
  return isWhole ? job : { ...job, bytes: new Uint8Array(bytes) };
}
