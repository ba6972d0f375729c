// The lifetime of all commands. Each command ends exactly once, with one exit code, whatever ends it;
// the commands that wait behind it go on.
import { resolve } from 'node:path';
import { type CommandCall, type PathWords, specOf } from './ipc/command-table.js';
import type { CommandTask, StdinLine, StdinRead } from './ipc/contract.js';
import { exitCode, exitCodeOfSignal, type Signal } from './ipc/exit-codes.js';
import { terminalLine } from './ipc/terminal-text.js';
import { systemReason } from './system-errors.js';

/** What ends a command before its work is done. */
export type Interruption =
  | { kind: 'signal'; signal: Signal }
  /** The second process that handed the command over has ended. */
  | { kind: 'caller-gone' }
  /** The reader of its output has closed the pipe, as in `carrel list | head`. */
  | { kind: 'output-closed' }
  /** The output cannot be written, for example on a full disk. `message` is the system's. */
  | { kind: 'output-failed'; stream: Stream; message: string }
  /** This process is quitting. */
  | { kind: 'quit' };

export type Stream = 'stdout' | 'stderr';

/** Where a command was typed and where its output goes: the streams of this process or of another one. */
export interface Terminal {
  cwd: string;
  stderrIsTerminal: boolean;
  /** Resolves when more may be written. Never rejects: `onInterrupted` reports what fails. */
  write(stream: Stream, text: string): Promise<void>;
  /** All of stdin as UTF-8. Rejects when stdin is longer than the limit. */
  readStdin(): Promise<string>;
  /** The next line of stdin. Asked for one after the other; a command that uses it never calls `readStdin`. */
  readLine(): Promise<StdinLine>;
  /** All of stdin as it is. Rejects as `readStdin` does. */
  readStdinBytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** Calls `listener` for every interruption, and for each repeated signal. */
  onInterrupted(listener: (why: Interruption) => void): void;
  /** Resolves when the other side has received everything, has ended, or takes too long. */
  done(exitCode: number): Promise<void>;
}

/** How `Commands` reaches the hidden window that runs commands. */
export interface CommandWindow {
  /** Tells the window that a command waits for `next`; opens a window when there is none. */
  wake(): void;
  /** Asks the window to end this command early and to answer by `finish`. */
  breakOff(id: number): void;
  /** Ends the window together with the command that it runs. */
  destroy(): void;
}

const exitFailed = exitCode('someFailed');
/** Commands that the window runs at the same time. */
const mostAtOnce = 8;

interface Task {
  id: number;
  call: CommandCall;
  terminal: Terminal;
  isRunning: boolean;
  /** The first interruption of this command. */
  interruption: Interruption | null;
  /** stderr could not be written: the command goes on, and its exit code reports it. */
  lostStderr: boolean;
  /** Printed when the window is ended before it can report what it has done. */
  soFar: string;
  late: ReturnType<typeof setTimeout> | null;
  /** The lines of stdin, once the command has read it: they may name files to read. */
  stdinLines: ReadonlySet<string>;
  ended: Promise<void>;
  onEnded: () => void;
}

/** The queue of commands that wait for the hidden window, and those that it runs. */
export class Commands {
  #nextId = 1;
  /** In the order in which they were added. */
  readonly #tasks = new Map<number, Task>();
  /** Exit codes that are being delivered to their callers. */
  readonly #delivering = new Set<Promise<void>>();

  constructor(
    private readonly window: CommandWindow,
    private readonly onIdle: () => void,
    /** How long a window may take to end a command that was broken off, in milliseconds. */
    private readonly graceMs = 10_000,
  ) {}

  /** Returns the number by which the window names this command. */
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
    // The terminal may have reported an interruption during `onInterrupted`.
    if (this.#tasks.has(id)) this.window.wake();
    return id;
  }

  /**
   * A second process is handing over a command: this process does not count as idle until the returned
   * function is called. By then the command has been added, or never will be.
   */
  expect(): () => void {
    const { promise, resolve } = withResolvers();
    void this.#deliver(promise);
    return resolve;
  }

  /**
   * The next command for the window; null when none may run now. Commands that change the library run one
   * after the other: imports side by side would wait for each other. Those that only read run beside them,
   * so that none waits for a slow server. One that serves a client lasts as long as the client does: it
   * waits for none, and none waits for it.
   */
  next(): CommandTask | null {
    const running = [...this.#tasks.values()].filter(
      (task) => task.isRunning && !servesClient(task),
    );
    const isFull = running.length >= mostAtOnce;
    const isChanging = running.some((task) => !onlyReads(task));
    for (const task of this.#tasks.values()) {
      if (task.isRunning) continue;
      if (!servesClient(task) && (isFull || (isChanging && !onlyReads(task)))) continue;
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

  /** A path in an option names one file; a path among the plain words may also name a folder. */
  readsFolders(id: number): boolean {
    const { reads, filesOnly } = specOf(this.#task(id).call.name);
    return reads === 'words' && !filesOnly;
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

  /** Writes to the command's terminal. Does nothing once the command has ended. */
  async write(id: number, stream: Stream, text: string): Promise<void> {
    await this.#tasks.get(id)?.terminal.write(stream, text);
  }

  /** Resolves to all of stdin, and to an empty text when the command ends first. */
  async readStdin(id: number): Promise<StdinRead<string>> {
    const read = await this.#stdinOf(id, (terminal) => terminal.readStdin(), '');
    const task = this.#tasks.get(id);
    if (read.ok && task !== undefined) task.stdinLines = new Set(read.content.split(/\r?\n/));
    return read;
  }

  /** Resolves to the next line of stdin; null at its end, and when the command ends first. */
  async readLine(id: number): Promise<StdinLine> {
    const task = this.#tasks.get(id);
    if (task === undefined) return null;
    return Promise.race([task.terminal.readLine(), task.ended.then(() => null)]);
  }

  /** As `readStdin`, for a file that comes by stdin. */
  readStdinBytes(id: number): Promise<StdinRead<Uint8Array<ArrayBuffer>>> {
    return this.#stdinOf(id, (terminal) => terminal.readStdinBytes(), new Uint8Array());
  }

  /** Keeps the line that is printed if the window is ended before it can report what it has done. */
  keepSoFar(id: number, line: string): void {
    const task = this.#tasks.get(id);
    if (task !== undefined) task.soFar = terminalLine(line);
  }

  /** The window has run the command; a second answer changes nothing. */
  async finish(id: number, ownCode: number): Promise<void> {
    const task = this.#tasks.get(id);
    if (task === undefined) return;
    await this.#end(task, ownCode, sentenceOf(task.interruption, 'in order'));
  }

  /** The window has ended: the command that it ran has failed, the waiting ones get a new window. */
  async windowGone(): Promise<void> {
    const running = [...this.#tasks.values()].filter(({ isRunning }) => isRunning);
    await Promise.all(running.map((task) => this.#giveUp(task)));
    if (this.#tasks.size > 0) this.window.wake();
  }

  /** No window can be opened: every waiting command fails with this reason. */
  async failAll(why: string): Promise<void> {
    const all = [...this.#tasks.values()];
    await Promise.all(all.map((task) => this.#end(task, exitFailed, `carrel: ${why}`)));
  }

  /** Interrupts every command; resolves when all callers have their exit codes. */
  async quit(): Promise<void> {
    const all = [...this.#tasks.values()];
    for (const { id } of all) this.#interrupt(id, { kind: 'quit' });
    await Promise.all(all.map(({ ended }) => ended));
    await Promise.all(this.#delivering);
  }

  get idle(): boolean {
    return this.#tasks.size + this.#delivering.size === 0;
  }

  async #stdinOf<Content>(
    id: number,
    read: (terminal: Terminal) => Promise<Content>,
    none: Content,
  ): Promise<StdinRead<Content>> {
    const task = this.#tasks.get(id);
    if (task === undefined) return { ok: true, content: none };
    try {
      const content = await Promise.race([read(task.terminal), task.ended.then(() => none)]);
      return { ok: true, content };
    } catch (error) {
      return { ok: false, reason: systemReason(error) };
    }
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
    // A second Ctrl-C means: do not wait.
    else if (why.kind === 'signal') this.#force(task);
  }

  #breakOff(task: Task): void {
    task.late = setTimeout(() => this.#force(task), this.graceMs);
    this.window.breakOff(task.id);
  }

  /** The window would go on with the command, so the window is ended, with all that it runs. */
  #force(task: Task): void {
    void this.#giveUp(task);
    this.window.destroy();
    void this.windowGone();
  }

  async #giveUp(task: Task): Promise<void> {
    const { interruption, soFar, terminal } = task;
    const ending = this.#end(task, exitFailed, sentenceOf(interruption, 'cut off'), async () => {
      if (soFar !== '') await terminal.write('stdout', `${soFar}\n`);
    });
    await ending;
  }

  /** The only place where a command ends. */
  async #end(
    task: Task,
    ownCode: number,
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
      .then(() => terminal.done(codeOf(task, ownCode)));
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

const onlyReads = ({ call }: Task) => specOf(call.name).onlyReads === true;
const servesClient = ({ call }: Task) => specOf(call.name).servesClient === true;

function wordsFor(
  { words, options }: CommandCall,
  which: PathWords | undefined,
): readonly string[] {
  if (which === undefined) return [];
  if (which === 'words') return words;
  return options[which.option] ?? (which.orWords ? words : []);
}

/** The exit code of a command that `why` has ended. */
export function exitCodeOf(why: Interruption): number {
  switch (why.kind) {
    case 'signal':
      return exitCodeOfSignal(why.signal);
    case 'output-closed':
      return exitCode('outputClosed');
    case 'output-failed':
      return exitCode('outputFailed');
    default:
      return exitFailed;
  }
}

export const outputFailure = (message: string) =>
  terminalLine(`carrel: the output could not be written: ${message}`);

function codeOf({ interruption, lostStderr }: Task, ownCode: number): number {
  if (interruption !== null) return exitCodeOf(interruption);
  return lostStderr ? exitCode('outputFailed') : ownCode;
}

/** `in order`: the window itself has reported what was done. */
type Course = 'not begun' | 'in order' | 'cut off';

const remarks: Record<Course, string> = {
  'not begun': ' before it started',
  'in order': '',
  'cut off': '; work from its last moments is not counted',
};

/** The line for stderr; null when there is nothing to say. */
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
