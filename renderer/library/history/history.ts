import type { Library } from '../library';
import { revert } from './revert';
import { Step, type StepKind } from './step';

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
}

/** Steps that are kept; each holds the changed fields, and of deletions the records. */
const mostSteps = 100;

/**
 * The last commands of a window, which can be undone and redone, the newest first. It ends with the
 * window. Undo and redo wait for commands that are under way.
 */
export class History {
  #count = 0;
  readonly #past: Step[] = [];
  readonly #future: Step[] = [];
  #snapshot: HistorySnapshot = { undo: null, redo: null };
  readonly #listeners = new Set<() => void>();
  readonly #underWay = new Set<Promise<unknown>>();
  /** The last undo or redo. */
  #reverting: Promise<unknown> = Promise.resolve();

  constructor(private readonly library: Library) {}

  snapshot = (): HistorySnapshot => this.#snapshot;

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
    const running = command({ ...this.library, journal: step });
    this.#underWay.add(running);
    try {
      const result = await running;
      return { result, step: step.isEmpty ? null : step };
    } finally {
      this.#underWay.delete(running);
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
    const notRestored = await revert({ ...this.library, journal: back }, step);
    if (!back.isEmpty) to.push(back);
    if (notRestored.length > 0) {
      const left = new Step(step.kind, step.number);
      left.articlesDeleted(notRestored);
      from.push(left);
    }
    dropOldest(to);
    this.#publish();
    return { step, notRestored: notRestored.length };
  }

  #publish(): void {
    this.#snapshot = { undo: this.#past.at(-1) ?? null, redo: this.#future.at(-1) ?? null };
    for (const listener of this.#listeners) listener();
  }
}

function dropOldest(steps: Step[]): void {
  if (steps.length > mostSteps) steps.splice(0, steps.length - mostSteps);
}
