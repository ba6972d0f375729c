// The owner's side of a hand-over: it calls the other process back and carries out its command line.
import { connect, type Socket } from 'node:net';
import type { Order } from '../command-line.js';
import type { Interruption, Stream, Terminal } from '../commands.js';
import type { StdinLine } from '../ipc/contract.js';
import { mostStdinBytes } from '../own-terminal.js';
import { onMessages, piecesOf } from './message-lines.js';
import { readToOwner, send, type ToCaller, type ToOwner } from './messages.js';

/** How long a caller may take to send its command, in milliseconds. */
const taskWithinMs = 15_000;
/** Unread output of one caller that this process keeps in memory, in bytes. */
const mostUnread = 16 * 1024 * 1024;
/**
 * Beyond `mostUnread`, a caller that reads nothing for so many milliseconds is disconnected, which ends
 * its command.
 */
const readsWithinMs = 30_000;
/**
 * How long a caller may take to read the rest of the output after the end of its command, in
 * milliseconds.
 */
const takesRestWithinMs = 10_000;

interface Acceptance {
  onTask(line: Order, terminal: Terminal): void;
  /** True for an order that this process cannot carry out; the caller retries until it becomes the owner. */
  givesWay(line: Order): boolean;
  /** Called when the caller has sent its command, or when it never will. */
  onSettled(): void;
}

/** Connects to the other process and makes a terminal of the connection. */
export function acceptHandover(socket: string, { onTask, givesWay, onSettled }: Acceptance): void {
  const connection = connect(socket);
  connection.on('error', () => {});
  const late = setTimeout(() => connection.destroy(), taskWithinMs);
  const settle = () => {
    clearTimeout(late);
    onSettled();
  };
  connection.once('close', settle);
  let terminal: CallerTerminal | null = null;
  onMessages(connection, readToOwner, (message) => {
    if (message.kind !== 'task') {
      terminal?.receive(message);
    } else if (terminal === null && givesWay(message.line)) {
      send<ToCaller>(connection, { kind: 'ask-again' });
      connection.end();
    } else if (terminal === null) {
      terminal = new CallerTerminal(
        connection,
        message.line.cwd,
        message.stderrIsTerminal,
        (answer) => send<ToCaller>(connection, answer),
      );
      onTask(message.line, terminal);
      settle();
    } else {
      // A connection carries one command.
      connection.destroy();
    }
  });
}

/** The terminal of another process, over its connection. */
export class CallerTerminal implements Terminal {
  readonly #listeners: ((why: Interruption) => void)[] = [];
  #stdin: {
    pieces: string[];
    length: number;
    /** In UTF-16 units. */
    longest: number;
    isBytes: boolean;
    end: (failure: string | null) => void;
  } | null = null;
  #onLine: ((line: StdinLine) => void) | null = null;
  #isDone = false;

  constructor(
    private readonly connection: Socket,
    readonly cwd: string,
    readonly stderrIsTerminal: boolean,
    /** Sends a message in the form that the other process reads. */
    private readonly send: (message: ToCaller) => void,
  ) {
    connection.once('close', () => {
      this.#stdin?.end(null);
      this.#onLine?.(null);
      if (!this.#isDone) this.#interrupt({ kind: 'caller-gone' });
    });
  }

  receive(message: Exclude<ToOwner, { kind: 'task' }>): void {
    if (message.kind === 'interrupted') this.#interrupt(message.why);
    // A line that was not asked for is ignored.
    else if (message.kind === 'line') this.#onLine?.(message.line);
    else this.#takeStdin(message);
  }

  async write(stream: Stream, text: string): Promise<void> {
    for (const piece of piecesOf(text)) {
      this.send({ kind: 'write', stream, text: piece });
      if (this.connection.writableLength > mostUnread) await drained(this.connection);
    }
  }

  readStdin(): Promise<string> {
    return this.#read(false);
  }

  async readStdinBytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(Buffer.from(await this.#read(true), 'base64'));
  }

  #read(isBytes: boolean): Promise<string> {
    const pieces: string[] = [];
    // Four characters of base64 are three bytes.
    const longest = isBytes ? 4 * Math.ceil(mostStdinBytes / 3) : mostStdinBytes;
    return new Promise((resolve, reject) => {
      const end = (failure: string | null) => {
        this.#stdin = null;
        if (failure === null) resolve(pieces.join(''));
        else reject(new Error(failure));
      };
      this.#stdin = { pieces, length: 0, longest, isBytes, end };
      if (this.connection.destroyed) end(null);
      else this.send({ kind: 'stdin', ...(isBytes && { asBytes: true }) });
    });
  }

  readLine(): Promise<StdinLine> {
    return new Promise((resolve) => {
      this.#onLine = (line) => {
        this.#onLine = null;
        resolve(line);
      };
      if (this.connection.destroyed) this.#onLine(null);
      else this.send({ kind: 'line' });
    });
  }

  onInterrupted(listener: (why: Interruption) => void): void {
    this.#listeners.push(listener);
    if (this.connection.destroyed) listener({ kind: 'caller-gone' });
  }

  done(exitCode: number): Promise<void> {
    this.#isDone = true;
    const { connection } = this;
    // The `close` event has been sent already.
    if (connection.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      const late = setTimeout(() => connection.destroy(), takesRestWithinMs);
      connection.once('close', () => {
        clearTimeout(late);
        resolve();
      });
      this.send({ kind: 'done', exitCode });
      connection.end();
    });
  }

  #interrupt(why: Interruption): void {
    for (const listener of this.#listeners) listener(why);
  }

  /** Ignores stdin that was not asked for. */
  #takeStdin({ text, isLast, failure, isBytes }: Extract<ToOwner, { kind: 'stdin' }>): void {
    const stdin = this.#stdin;
    if (stdin === null) return;
    if (stdin.isBytes && isBytes !== true) {
      stdin.end('the calling program is of an earlier version, which passes no files by stdin');
      return;
    }
    stdin.pieces.push(text);
    stdin.length += text.length;
    if (stdin.length > stdin.longest) stdin.end('it is larger than 64 MiB');
    else if (isLast) stdin.end(failure);
  }
}

/** Resolves when the connection has sent what was written, or is destroyed. */
function drained(connection: Socket): Promise<void> {
  if (connection.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(() => connection.destroy(), readsWithinMs);
    const end = () => {
      clearTimeout(late);
      connection.off('drain', end);
      connection.off('close', end);
      resolve();
    };
    connection.on('drain', end);
    connection.on('close', end);
  });
}
