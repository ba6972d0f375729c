import type { ArticleWrite } from '../ipc/vault-files.js';
import type { JobAnswer, WriteJob } from './write-group.js';

interface Waiting {
  job: WriteJob;
  resolve(answer: ArticleWrite): void;
  reject(error: unknown): void;
}

/** Most jobs of a group: nobody waits for long, and what a job costs alone is shared by then. */
const mostAtOnce = 64;

/** Carries out jobs in groups: all that have come in while one group was written are the next one. */
export class WriteLane {
  #waiting: Waiting[] = [];
  #isWriting = false;
  #group: Promise<void> = Promise.resolve();

  /** @param carryOut never rejects for an error of one job */
  constructor(private readonly carryOut: (jobs: readonly WriteJob[]) => Promise<JobAnswer[]>) {}

  write(job: WriteJob): Promise<ArticleWrite> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      if (this.#isWriting) return;
      this.#isWriting = true;
      void this.#writeGroups();
    });
  }

  /** Resolves when the group is written that was under way at the call. */
  async settled(): Promise<void> {
    await this.#group;
  }

  async #writeGroups(): Promise<void> {
    // Requests that come in together are one group.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      this.#group = this.#writeGroup(this.#waiting.splice(0, mostAtOnce));
      await this.#group;
    }
    this.#isWriting = false;
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.carryOut(group.map(({ job }) => job));
      for (const [at, { resolve, reject }] of group.entries()) {
        const answer = answers[at] ?? { bug: 'no answer' };
        if ('bug' in answer) reject(new Error(answer.bug));
        else resolve(answer);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
