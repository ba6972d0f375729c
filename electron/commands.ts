// The lifetime of every command, in one place: whatever ends one, it ends once, with its exit code,
// and the commands behind it go on.
import { resolve } from 'node:path';
import { type CommandCall, type PathWords, specOf } from './ipc/command-table.js';
import type { CommandTask } from './ipc/contract.js';
import { terminalLine } from './ipc/terminal-text.js';

export type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** What breaks a command off before its work is done. */
export type Interruption =
  | { kind: 'signal'; signal: Signal }
  /** The second process that asked for it has ended. */
  | { kind: 'caller-gone' }
  /** Whoever read its output has closed the pipe: `carrel list | head`. */
  | { kind: 'output-closed' }
  /** A full disk, for one. `message` is the system's own. */
  | { kind: 'output-failed'; stream: Stream; message: string }
  /** This process is being closed. */
  | { kind: 'quit' };

export type Stream = 'stdout' | 'stderr';

/** Where a command was typed and its answer goes: this process's streams, or another's. */
export interface Terminal {
  cwd: string;
  stderrIsTerminal: boolean;
  /** Resolves when more may be written. Never rejects: what fails is told to `onInterrupted`. */
  write(stream: Stream, text: string): Promise<void>;
  /** Rejects when there is too much of it. */
  readStdin(): Promise<string>;
  /** Calls `listener` for everything that breaks the command off, each repeated signal included. */
  onInterrupted(listener: (why: Interruption) => void): void;
  /** Resolves when the other side has everything, is gone, or takes too long. */
  done(exitCode: number): Promise<void>;
}

/** How `Commands` reaches the window that carries commands out. */
export interface CommandWindow {
  /** A command waits for `next`; opens the window where there is none. */
  wake(): void;
  /** Asks the window to end this command early and to answer with `finish`. */
  breakOff(id: number): void;
  /** Ends the window, and with it the command that it would not end. */
  destroy(): void;
}

/** From <sysexits.h>: an error while doing I/O on some file. */
const exitOutputFailed = 74;
/** 128 and the number of SIGPIPE, as of every tool that a closed pipe has ended. */
const exitOutputClosed = 141;
const exitFailed = 3;
const signalNumbers: Record<Signal, number> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

interface Task {
  id: number;
  call: CommandCall;
  terminal: Terminal;
  isRunning: boolean;
  /** The first thing that broke it off. */
  interruption: Interruption | null;
  /** stderr could not be written: the work goes on, the exit code tells. */
  lostStderr: boolean;
  /** What is printed when the window cannot say any more what was done. */
  soFar: string;
  late: ReturnType<typeof setTimeout> | null;
  /** The lines of stdin, once the command has asked for them: they may name files to read. */
  stdinLines: ReadonlySet<string>;
  ended: Promise<void>;
  onEnded: () => void;
}

/** Commands that wait for the hidden window, and those it is at. */
export class Commands {
  #nextId = 1;
  /** In the order in which they came. */
  readonly #tasks = new Map<number, Task>();
  /** Exit codes on their way to whoever waits for them. */
  readonly #delivering = new Set<Promise<void>>();

  constructor(
    private readonly window: CommandWindow,
    private readonly onIdle: () => void,
    /** How long a window may take to end a command that was broken off, in milliseconds. */
    private readonly graceMs = 10_000,
  ) {}

  /** Answers the number under which the window knows it. */
  add(call: CommandCall, terminal: Terminal): number {
    const id = this.#nextId++;
    const { promise, resolve } = withResolvers();
    this.#tasks.set(id, {
      id,
      call,
      terminal,
      ...{ isRunning: false, interruption: null, lostStderr: false, soFar: '', late: null },
      stdinLines: new Set(),
      ...{ ended: promise, onEnded: resolve },
    });
    terminal.onInterrupted((why) => this.#interrupt(id, why));
    // It may have been interrupted at once.
    if (this.#tasks.has(id)) this.window.wake();
    return id;
  }

  /**
   * A command is on its way: there is no rest until the answer is called, and with it or after it the
   * command is here or will never be.
   */
  expect(): () => void {
    const { promise, resolve } = withResolvers();
    void this.#deliver(promise);
    return resolve;
  }

  /** The command that the window shall carry out now; null when none waits. */
  next(): CommandTask | null {
    for (const task of this.#tasks.values()) {
      if (task.isRunning) continue;
      task.isRunning = true;
      const { id, call, terminal } = task;
      return { id, call, stderrIsTerminal: terminal.stderrIsTerminal };
    }
    return null;
  }

  /** Throws when the command has ended. */
  terminal(id: number): Terminal {
    return this.#task(id).terminal;
  }

  /** An option that names what is read names one file; plain words may name folders, too. */
  readsFolders(id: number): boolean {
    return specOf(this.#task(id).call.name).reads === 'words';
  }

  /** The absolute path of a file that the user has named for this command to read; throws for any other. */
  pathToRead(id: number, path: string): string {
    const { call, stdinLines, terminal } = this.#task(id);
    const named = wordsFor(call, specOf(call.name).reads);
    if (!named.includes(path) && !(named.includes('-') && stdinLines.has(path))) {
      throw new Error(`${call.name} was not told to read ${path}`);
    }
    return resolve(terminal.cwd, path);
  }

  /** The absolute path of a file that the user has named for this command to write; throws for any other. */
  pathToWrite(id: number, path: string): string {
    const { call, terminal } = this.#task(id);
    if (!wordsFor(call, specOf(call.name).writes).includes(path)) {
      throw new Error(`${call.name} was not told to write ${path}`);
    }
    return resolve(terminal.cwd, path);
  }

  /** Resolves when the command has ended, also when it has ended long ago. */
  ended(id: number): Promise<void> {
    return this.#tasks.get(id)?.ended ?? Promise.resolve();
  }

  /** What a command has still to say when it has ended goes nowhere. */
  async write(id: number, stream: Stream, text: string): Promise<void> {
    await this.#tasks.get(id)?.terminal.write(stream, text);
  }

  /** Empty when the command ends meanwhile. */
  async readStdin(id: number): Promise<string> {
    const task = this.#tasks.get(id);
    if (task === undefined) return '';
    const text = await Promise.race([task.terminal.readStdin(), task.ended.then(() => '')]);
    task.stdinLines = new Set(text.split(/\r?\n/));
    return text;
  }

  /** Keeps the line that is printed if the window does not come to say what was done. */
  keepSoFar(id: number, line: string): void {
    const task = this.#tasks.get(id);
    if (task !== undefined) task.soFar = terminalLine(line);
  }

  /** The window has carried it out; a second answer changes nothing. */
  async finish(id: number, exitCode: number): Promise<void> {
    const task = this.#tasks.get(id);
    if (task === undefined) return;
    await this.#end(task, exitCode, sentenceOf(task.interruption, 'in order'));
  }

  /** The window is gone: the command that it was at has failed, the others wait for a new one. */
  async windowGone(): Promise<void> {
    const running = [...this.#tasks.values()].filter(({ isRunning }) => isRunning);
    await Promise.all(running.map((task) => this.#giveUp(task)));
    if (this.#tasks.size > 0) this.window.wake();
  }

  /** No window can be had: nothing that waits can be carried out. */
  async failAll(why: string): Promise<void> {
    const all = [...this.#tasks.values()];
    await Promise.all(all.map((task) => this.#end(task, exitFailed, `carrel: ${why}`)));
  }

  /** Breaks everything off; resolves when all have their answer. */
  async quit(): Promise<void> {
    const all = [...this.#tasks.values()];
    for (const { id } of all) this.#interrupt(id, { kind: 'quit' });
    await Promise.all(all.map(({ ended }) => ended));
    await Promise.all(this.#delivering);
  }

  get idle(): boolean {
    return this.#tasks.size + this.#delivering.size === 0;
  }

  #task(id: number): Task {
    const task = this.#tasks.get(id);
    if (task === undefined) throw new Error(`no command ${id}`);
    return task;
  }

  #interrupt(id: number, why: Interruption): void {
    const task = this.#tasks.get(id);
    if (task === undefined) return;
    if (why.kind === 'output-failed' && why.stream === 'stderr') {
      task.lostStderr = true;
      return;
    }
    const isSecond = task.interruption !== null;
    task.interruption ??= why;
    if (!task.isRunning)
      void this.#end(task, exitFailed, sentenceOf(task.interruption, 'not begun'));
    else if (!isSecond) this.#breakOff(task);
    // Somebody who presses Ctrl-C again does not want to wait.
    else if (why.kind === 'signal') this.#force(task);
  }

  #breakOff(task: Task): void {
    task.late = setTimeout(() => this.#force(task), this.graceMs);
    this.window.breakOff(task.id);
  }

  /** The window goes on with what was broken off; it knows no other way to stop. */
  #force(task: Task): void {
    void this.#giveUp(task);
    this.window.destroy();
    if (this.#tasks.size > 0) this.window.wake();
  }

  async #giveUp(task: Task): Promise<void> {
    const { interruption, soFar, terminal } = task;
    const ending = this.#end(task, exitFailed, sentenceOf(interruption, 'cut off'), async () => {
      if (soFar !== '') await terminal.write('stdout', `${soFar}\n`);
    });
    await ending;
  }

  /** The only way out. */
  async #end(
    task: Task,
    exitCode: number,
    sentence: string | null,
    before: () => Promise<void> = async () => {},
  ): Promise<void> {
    if (!this.#tasks.delete(task.id)) return;
    if (task.late !== null) clearTimeout(task.late);
    const { terminal } = task;
    const delivering = before()
      .then(() =>
        sentence === null ? undefined : terminal.write('stderr', `${terminalLine(sentence)}\n`),
      )
      .then(() => terminal.done(codeOf(task, exitCode)));
    task.onEnded();
    await this.#deliver(delivering);
  }

  async #deliver(delivering: Promise<void>): Promise<void> {
    this.#delivering.add(delivering);
    await delivering;
    this.#delivering.delete(delivering);
    if (this.idle) this.onIdle();
  }
}

function wordsFor(
  { words, options }: CommandCall,
  which: PathWords | undefined,
): readonly string[] {
  if (which === undefined) return [];
  return which === 'words' ? words : (options[which.option] ?? []);
}

/** The exit code of a command that this interruption has ended. */
export function exitCodeOf(why: Interruption): number {
  switch (why.kind) {
    case 'signal':
      return 128 + signalNumbers[why.signal];
    case 'output-closed':
      return exitOutputClosed;
    case 'output-failed':
      return exitOutputFailed;
    default:
      return exitFailed;
  }
}

export const outputFailure = (message: string) =>
  terminalLine(`carrel: the output could not be written: ${message}`);

function codeOf({ interruption, lostStderr }: Task, exitCode: number): number {
  if (interruption !== null) return exitCodeOf(interruption);
  return lostStderr ? exitOutputFailed : exitCode;
}

/** `in order`: the window has said itself what was done. */
type Course = 'not begun' | 'in order' | 'cut off';

const remarks: Record<Course, string> = {
  'not begun': ' before it started',
  'in order': '',
  'cut off': '; work from its last moments is not counted',
};

/** For stderr, null where silence is right. */
export function sentenceOf(why: Interruption | null, course: Course): string | null {
  const rest = remarks[course];
  switch (why?.kind) {
    case 'signal':
      return `carrel: interrupted (${why.signal})${rest}.`;
    case 'quit':
      return course === 'not begun'
        ? 'carrel: Carrel was closed before this command started.'
        : `carrel: Carrel was closed before this command finished${rest}.`;
    case 'output-failed':
      return outputFailure(why.message);
    case undefined:
      return course === 'in order'
        ? null
        : 'carrel: the process that ran this command ended unexpectedly.';
    default:
      return null;
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
