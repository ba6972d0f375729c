import type { ArticleWrite, StoredKind, VaultTrouble, VaultWrite } from '../ipc/vault-files.js';
import { AtomicWriter } from './atomic-file.js';
import type { Disk } from './disk.js';
import { KeyedLock } from './keyed-lock.js';
import type { LibraryRoot } from './library-root.js';
import { LibraryGone, troubleOf, unreadableOf } from './trouble.js';
import { type JobAnswer, type WriteJob, type WriteJobs, writeGroup } from './write-group.js';
import { WriteLane } from './write-lane.js';

/**
 * Access to the library folder, for one operation at a time on each key. Each operation checks that
 * the folder exists, and writes wait for a move of the library.
 */
export class LibraryAccess {
  readonly locks = new KeyedLock();
  #root: LibraryRoot;
  #writer: AtomicWriter;
  readonly #writing = new Set<Promise<unknown>>();
  /** The current move of the library; writes wait for it. */
  #moving: Promise<unknown> = Promise.resolve();

  readonly #lane = new WriteLane((jobs) => this.#writeJobs(jobs));

  /**
   * @param elsewhere carries out jobs on another thread; without it they are carried out here
   * @param mark see `tempNameFor`
   */
  constructor(
    root: LibraryRoot,
    private readonly disk?: Disk,
    private readonly elsewhere?: WriteJobs,
    private readonly mark?: string,
  ) {
    this.#root = root;
    this.#writer = new AtomicWriter(root.path, disk, mark);
  }

  get root(): LibraryRoot {
    return this.#root;
  }

  get writer(): AtomicWriter {
    return this.#writer;
  }

  /** Runs a write. Writes with the same key, a path in the library, run one after the other. */
  write(key: string, work: (writer: AtomicWriter) => Promise<void>): Promise<VaultWrite> {
    return this.#inTurn(key, () => this.#writeNow(work));
  }

  /** As `write`, together with other jobs that are waiting. `job` is called when it is its turn. */
  writeJob(key: string, job: () => WriteJob): Promise<ArticleWrite> {
    return this.#inTurn(key, () => this.#lane.write(job()));
  }

  /** Resolves when the jobs that are carried out on another thread have left no temporary file. */
  async jobsSettled(): Promise<void> {
    if (this.elsewhere !== undefined) await this.#lane.settled();
  }

  async #inTurn<Answer>(key: string, write: () => Promise<Answer>): Promise<Answer> {
    for (let moving: unknown; moving !== this.#moving; ) {
      moving = this.#moving;
      await moving;
    }
    const writing = this.locks.run(key, write);
    this.#writing.add(writing);
    const leave = () => this.#writing.delete(writing);
    writing.then(leave, leave);
    return writing;
  }

  async #writeNow(work: (writer: AtomicWriter) => Promise<void>): Promise<VaultWrite> {
    try {
      await this.root.mustBeThere();
      await work(this.#writer);
      this.root.wroteSomething();
      return { ok: true };
    } catch (error) {
      return this.troubleOf(error);
    }
  }

  async #writeJobs(jobs: readonly WriteJob[]): Promise<JobAnswer[]> {
    try {
      await this.root.mustBeThere();
    } catch (error) {
      const trouble = troubleOf(error);
      return jobs.map(() => trouble);
    }
    const answers = await (this.elsewhere?.(this.root.path, jobs) ??
      writeGroup(this.#writer, jobs));
    if (answers.some((answer) => 'ok' in answer && answer.ok)) this.root.wroteSomething();
    const isTrouble = (answer: JobAnswer) => 'message' in answer;
    if (!answers.some(isTrouble) || (await this.root.isThere())) return answers;
    const gone = troubleOf(new LibraryGone(this.root.path));
    return answers.map((answer) => (isTrouble(answer) ? gone : answer));
  }

  /** Runs a read; rejects when the library folder is missing afterwards. */
  async read<Result>(work: (root: string) => Promise<Result>): Promise<Result> {
    const result = await work(this.root.path);
    // Checked after the read, so the folder existed during all of it.
    await this.root.mustBeThere();
    return result;
  }

  /** As `read`, but null for a file that cannot be read. */
  readFile<Result>(
    kind: StoredKind,
    read: (root: string) => Promise<Result | null>,
  ): Promise<Result | null> {
    return this.read((root) =>
      read(root).catch((error) => {
        unreadableOf(kind, error);
        return null;
      }),
    );
  }

  /** Runs a move of the library after the current writes; later writes wait for it. */
  move<Result>(work: () => Promise<Result>): Promise<Result> {
    const moving = this.#moving.then(async () => {
      await Promise.allSettled([...this.#writing]);
      return work();
    });
    // Writes continue after a failed move, too.
    this.#moving = moving.catch(() => {});
    return moving;
  }

  /** Reads and writes in another folder from now on. */
  switchTo(root: LibraryRoot): void {
    this.#root = root;
    this.#writer = new AtomicWriter(root.path, this.disk, this.mark);
  }

  /** Describes an error. A removed drive causes various errors, so a missing folder is checked first. */
  async troubleOf(error: unknown): Promise<VaultTrouble> {
    if (await this.root.isThere()) return troubleOf(error);
    return troubleOf(new LibraryGone(this.root.path));
  }
}
