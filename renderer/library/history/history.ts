import type { Library } from '../library';
import { revert } from './revert';
import { Step, type StepKind } from './step';

/** A command on many articles that is under way. */
export interface Changing {
  kind: StepKind;
  done: number;
  total: number;
  /** Ends it soon; what it has changed stays and can be undone. */
  stop: () => void;
}

export interface HistorySnapshot {
  /** What the next undo takes back; null for nothing. */
  undo: Step | null;
  /** What the next redo does again. */
  redo: Step | null;
}

/** What an undo or a redo has done. */
export interface Reverted {
  step: Step;
  /** The number of articles that could not be restored; they are offered again. */
  notRestored: number;
}

/** The result of a command, and what it has changed. */
export interface Ran<Result> {
  result: Result;
  /** Null when it has changed nothing. */
  step: Step | null;
  /** The user has ended it before it was done. */
  isStopped: boolean;
}

/** Steps that are kept; each holds the changed fields, and of deletions the records. */
const mostSteps = 100;
/** Fewer articles are done before a number could be read. */
const fewArticles = 200;

/**
 * The last commands of a window, which can be undone and redone, the newest first. It ends with the
 * window. Undo and redo wait for commands that are under way.
 */
export class History {
  #count = 0;
  readonly #past: Step[] = [];
  readonly #future: Step[] = [];
  #snapshot: HistorySnapshot = { undo: null, redo: null };
  #changes: readonly Changing[] = [];
  /** By number of step. */
  readonly #changing = new Map<number, Changing>();
  readonly #listeners = new Set<() => void>();
  readonly #underWay = new Set<Promise<unknown>>();
  /** The last undo or redo. */
  #reverting: Promise<unknown> = Promise.resolve();

  constructor(private readonly library: Library) {}

  snapshot = (): HistorySnapshot => this.#snapshot;

  /** The commands on many articles that are under way, oldest first. */
  changes = (): readonly Changing[] => this.#changes;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Runs a command on a library that notes its changes, and keeps them as one step. Also when the command
   * fails: what it has changed by then can be undone.
   */
  async run<Result>(
    kind: StepKind,
    command: (library: Library) => Promise<Result>,
  ): Promise<Ran<Result>> {
    const step = new Step(kind, ++this.#count);
    const { library, signal } = this.#watched(step);
    const running = command(library);
    this.#underWay.add(running);
    try {
      const result = await running;
      return { result, step: step.isEmpty ? null : step, isStopped: signal.aborted };
    } finally {
      this.#underWay.delete(running);
      this.#ended(step);
      if (!step.isEmpty) {
        // A command that began earlier and ended later is undone after the others.
        const at = this.#past.findLastIndex((other) => other.number < step.number) + 1;
        this.#past.splice(at, 0, step);
        dropOldest(this.#past);
        this.#future.length = 0;
        this.#publish();
      }
    }
  }

  /** Undoes the newest step; null when there is none. Rejects when the database does. */
  undo(): Promise<Reverted | null> {
    return this.#next(() => this.#revert(this.#past, this.#future));
  }

  /** Does again what was undone last; null when nothing was, or a command has run since. */
  redo(): Promise<Reverted | null> {
    return this.#next(() => this.#revert(this.#future, this.#past));
  }

  /** Forgets deletions, whose articles were deleted from the trash, too. */
  forgetDeletions(): void {
    for (const steps of [this.#past, this.#future]) {
      const others = steps.filter(({ deleted }) => deleted.length === 0);
      steps.splice(0, steps.length, ...others);
    }
    this.#publish();
  }

  /** Runs after the commands and undos that came before. */
  #next(work: () => Promise<Reverted | null>): Promise<Reverted | null> {
    const before = [this.#reverting, ...this.#underWay];
    const reverting = Promise.allSettled(before).then(work);
    this.#reverting = reverting;
    return reverting;
  }

  /**
   * Reverts the newest step of one stack; the step that does it again comes onto the other. It is taken
   * off first, so that one that fails does not stand in the way of those before it.
   */
  async #revert(from: Step[], to: Step[]): Promise<Reverted | null> {
    const step = from.pop();
    if (!step) return null;
    const back = new Step(step.kind, step.number);
    const { library, signal } = this.#watched(back);
    const notRestored = await revert(library, step).finally(() => this.#ended(back));
    if (!back.isEmpty) to.push(back);
    // The rest is undone by the next undo.
    if (signal.aborted) from.push(step);
    if (notRestored.length > 0) {
      const left = new Step(step.kind, step.number);
      left.articlesDeleted(notRestored);
      from.push(left);
    }
    dropOldest(to);
    this.#publish();
    return { step, notRestored: notRestored.length };
  }

  /** A library that notes its changes in `step`, and whose changes of many articles are shown. */
  #watched(step: Step): { library: Library; signal: AbortSignal } {
    const { kind, number } = step;
    const ending = new AbortController();
    const stop = () => ending.abort();
    const onProgress = (done: number, total: number) => {
      if (total <= fewArticles) return;
      this.#changing.set(number, { kind, done, total, stop });
      this.#publishChanges();
    };
    const { signal } = ending;
    const library = { ...this.library, journal: step, progress: { onProgress, signal } };
    return { library, signal };
  }

  #ended({ number }: Step): void {
    if (this.#changing.delete(number)) this.#publishChanges();
  }

  #publishChanges(): void {
    this.#changes = [...this.#changing.values()];
    for (const listener of this.#listeners) listener();
  }

  #publish(): void {
    this.#snapshot = { undo: this.#past.at(-1) ?? null, redo: this.#future.at(-1) ?? null };
    for (const listener of this.#listeners) listener();
  }
}

function dropOldest(steps: Step[]): void {
  if (steps.length > mostSteps) steps.splice(0, steps.length - mostSteps);
}
