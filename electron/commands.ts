import type { CommandTask } from './ipc/contract.js';

/** Where a command's words come from and its answer goes: this process's streams, or another's. */
export interface Terminal {
  args: string[];
  cwd: string;
  stderrIsTerminal: boolean;
  write(stream: 'stdout' | 'stderr', text: string): Promise<void>;
  readStdin(): Promise<string>;
  /** Resolves when the other side has everything. */
  done(exitCode: number): Promise<void>;
}

/** Commands that wait for the hidden window, and those it is at. */
export class Commands {
  #nextId = 1;
  readonly #waiting: CommandTask[] = [];
  readonly #terminals = new Map<number, Terminal>();

  constructor(
    private readonly onWaiting: () => void,
    private readonly onIdle: () => void,
  ) {}

  add(terminal: Terminal): void {
    const id = this.#nextId++;
    this.#terminals.set(id, terminal);
    this.#waiting.push({ id, args: terminal.args, stderrIsTerminal: terminal.stderrIsTerminal });
    this.onWaiting();
  }

  next(): CommandTask | null {
    return this.#waiting.shift() ?? null;
  }

  terminal(id: number): Terminal {
    const terminal = this.#terminals.get(id);
    if (terminal === undefined) throw new Error(`no command ${id}`);
    return terminal;
  }

  async finish(id: number, exitCode: number): Promise<void> {
    const terminal = this.terminal(id);
    await terminal.done(exitCode);
    this.#terminals.delete(id);
    if (this.idle) this.onIdle();
  }

  /** The window that ran them is gone: none is left without an answer. */
  async failAll(why: string): Promise<void> {
    this.#waiting.length = 0;
    for (const [id, terminal] of [...this.#terminals]) {
      await terminal.write('stderr', `${why}\n`);
      await this.finish(id, 3);
    }
  }

  get idle(): boolean {
    return this.#terminals.size === 0;
  }
}

/** This process's own streams. The exit code is kept until the process ends. */
export function ownTerminal(args: string[], cwd: string): Terminal {
  // `carrel list | head` closes the pipe early: that is not an error of ours.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return {
    args,
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
