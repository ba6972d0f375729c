import type { Library } from '../library';
import type { HistoryMessage, OtherWindows } from './other-windows';
import { revert } from './revert';
import { Step, type StepKind, sentStep, stepNumber } from './step';

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
 * The last commands of all windows, which can be undone and redone in each of them, the newest first. It ends
 * with the last window. Undo and redo wait for commands of this window that are under way.
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

  /** Numbers of the steps of this window. */
  readonly #own = new Set<number>();

  /** @param others null for a window that is alone */
  constructor(
    private readonly library: Library,
    private readonly others: OtherWindows | null = null,
  ) {
    others?.listen((message) => this.#hear(message));
    others?.tell({ kind: 'opened' });
  }

  /** True for a command of this window. */
  isOwn = ({ number }: Step): boolean => this.#own.has(number);

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
    const step = new Step(kind, this.#nextNumber());
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
        this.#own.add(step.number);
        this.#add(step);
        this.others?.tell({ kind: 'ran', step: sentStep(step) });
      }
    }
  }

  /** Undoes the newest step; null when there is none. Rejects when the database does. */
  undo(): Promise<Reverted | null> {
    return this.#next(() => this.#revert('past'));
  }

  /** Does again what was undone last; null when nothing was, or a command has run since. */
  redo(): Promise<Reverted | null> {
    return this.#next(() => this.#revert('future'));
  }

  /** Forgets deletions, whose articles were deleted from the trash, too. */
  forgetDeletions(): void {
    this.#forgetDeletions();
    this.others?.tell({ kind: 'forgotten' });
  }

  #forgetDeletions(): void {
    for (const steps of [this.#past, this.#future]) {
      const others = steps.filter(({ deleted }) => deleted.length === 0);
      steps.splice(0, steps.length, ...others);
    }
    this.#publish();
  }

  /** Runs after the commands and undos that came before. */
  #next(work: () => Promise<Reverted | null>): Promise<Reverted | null> {
    const before = [this.#reverting, ...this.#underWay];
    const { others } = this;
    const reverting = Promise.allSettled(before).then(() =>
      others === null ? work() : others.alone(work),
    );
    this.#reverting = reverting;
    return reverting;
  }

  /**
   * Reverts the newest step of one stack; the step that does it again comes onto the other. It is taken
   * off first, so that one that fails does not stand in the way of those before it.
   */
  async #revert(direction: 'past' | 'future'): Promise<Reverted | null> {
    const [from, to] = this.#stacks(direction);
    const step = from.pop();
    if (!step) return null;
    const back = new Step(step.kind, step.number);
    const { library, signal } = this.#watched(back);
    const left: Step[] = [];
    const tell = (redo: Step | null) =>
      this.others?.tell({
        ...{ kind: 'reverted', from: direction, number: step.number, left: left.map(sentStep) },
        back: redo && sentStep(redo),
      });
    const notRestored = await revert(library, step)
      .catch((error) => {
        tell(null);
        throw error;
      })
      .finally(() => this.#ended(back));
    // The rest is undone by the next undo.
    if (signal.aborted) left.push(step);
    if (notRestored.length > 0) {
      const again = new Step(step.kind, step.number);
      again.articlesDeleted(notRestored);
      left.push(again);
    }
    from.push(...left);
    if (!back.isEmpty) to.push(back);
    dropOldest(to);
    tell(back.isEmpty ? null : back);
    this.#publish();
    return { step, notRestored: notRestored.length };
  }

  #stacks(direction: 'past' | 'future'): [from: Step[], to: Step[]] {
    return direction === 'past' ? [this.#past, this.#future] : [this.#future, this.#past];
  }

  /** What another window has done. */
  #hear(message: HistoryMessage): void {
    switch (message.kind) {
      case 'ran':
        this.#add(Step.from(message.step));
        break;
      case 'forgotten':
        this.#forgetDeletions();
        break;
      case 'opened':
        if (this.#past.length + this.#future.length === 0) return;
        this.others?.tell({
          ...{ kind: 'steps', past: this.#past.map(sentStep), future: this.#future.map(sentStep) },
        });
        break;
      case 'steps':
        // Every other window answers the one that has opened, and they all hear it.
        for (const each of message.past) insert(this.#past, Step.from(each));
        if (this.#future.length === 0) this.#future.push(...message.future.map(Step.from));
        this.#publish();
        break;
      case 'reverted': {
        const [from, to] = this.#stacks(message.from);
        const at = from.findIndex(({ number }) => number === message.number);
        if (at >= 0) from.splice(at, 1);
        from.push(...message.left.map(Step.from));
        if (message.back) to.push(Step.from(message.back));
        dropOldest(to);
        this.#publish();
        break;
      }
    }
  }

  #add(step: Step): void {
    insert(this.#past, step);
    dropOldest(this.#past);
    this.#future.length = 0;
    this.#publish();
  }

  /** Greater than that of every step that began before, in any window. */
  #nextNumber(): number {
    this.#count = Math.max(this.#count + 1, stepNumber());
    return this.#count;
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

/** A command that began earlier and ended later is undone after the others. */
function insert(steps: Step[], step: Step): void {
  if (steps.some(({ number }) => number === step.number)) return;
  steps.splice(steps.findLastIndex((other) => other.number < step.number) + 1, 0, step);
}

function dropOldest(steps: Step[]): void {
  if (steps.length > mostSteps) steps.splice(0, steps.length - mostSteps);
}
