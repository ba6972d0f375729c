import { resolve } from 'node:path';
import { type CommandCall, type PathWords, specOf } from './ipc/command-table.js';
import type { CommandTask } from './ipc/contract.js';

/** Where a command was typed and its answer goes: this process's streams, or another's. */
export interface Terminal {
  cwd: string;
  stderrIsTerminal: boolean;
  write(stream: 'stdout' | 'stderr', text: string): Promise<void>;
  readStdin(): Promise<string>;
  /** Resolves when the other side has everything. */
  done(exitCode: number): Promise<void>;
}

interface Task {
  call: CommandCall;
  terminal: Terminal;
  /** The lines of stdin, once the command has asked for them: they may name files to read. */
  stdinLines: ReadonlySet<string>;
}

/** Commands that wait for the hidden window, and those that it is carrying out. */
export class Commands {
  #nextId = 1;
  readonly #waiting: CommandTask[] = [];
  readonly #tasks = new Map<number, Task>();

  constructor(
    private readonly onWaiting: () => void,
    private readonly onIdle: () => void,
  ) {}

  add(call: CommandCall, terminal: Terminal): void {
    const id = this.#nextId++;
    this.#tasks.set(id, { call, terminal, stdinLines: new Set() });
    this.#waiting.push({ id, call, stderrIsTerminal: terminal.stderrIsTerminal });
    this.onWaiting();
  }

  next(): CommandTask | null {
    return this.#waiting.shift() ?? null;
  }

  terminal(id: number): Terminal {
    return this.#task(id).terminal;
  }

  async readStdin(id: number): Promise<string> {
    const task = this.#task(id);
    const text = await task.terminal.readStdin();
    task.stdinLines = new Set(text.split(/\r?\n/));
    return text;
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

  async finish(id: number, exitCode: number): Promise<void> {
    const terminal = this.terminal(id);
    await terminal.done(exitCode);
    this.#tasks.delete(id);
    if (this.idle) this.onIdle();
  }

  /** The window that ran them is gone: none is left without an answer. */
  async failAll(why: string): Promise<void> {
    this.#waiting.length = 0;
    for (const [id, { terminal }] of [...this.#tasks]) {
      await terminal.write('stderr', `${why}\n`);
      await this.finish(id, 3);
    }
  }

  get idle(): boolean {
    return this.#tasks.size === 0;
  }

  #task(id: number): Task {
    const task = this.#tasks.get(id);
    if (task === undefined) throw new Error(`no command ${id}`);
    return task;
  }
}

function wordsFor(
  { words, options }: CommandCall,
  which: PathWords | undefined,
): readonly string[] {
  if (which === undefined) return [];
  return which === 'words' ? words : (options[which.option] ?? []);
}

/** This process's own streams. The exit code is kept until the process ends. */
export function ownTerminal(cwd: string): Terminal {
  // `carrel list | head` closes the pipe early: that is not an error of ours.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return {
    cwd,
    stderrIsTerminal: process.stderr.isTTY === true,
    write: (stream, text) =>
      new Promise((resolve) => {
        process[stream].write(text, () => resolve());
      }),
    readStdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    done: async (exitCode) => {
      process.exitCode = exitCode;
    },
  };
}
