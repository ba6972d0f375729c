import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order } from './command-line.js';
import {
  exitCodeOf,
  type Interruption,
  outputFailure,
  type Stream,
  type Terminal,
} from './commands.js';
import { commandNames } from './ipc/command-table.js';
import { terminalLine } from './ipc/terminal-text.js';
import { hearLines, piecesOf } from './message-lines.js';
import { mostStdinBytes, ownTerminal } from './own-terminal.js';

/**
 * Two processes never open one library. The second hands its command line to the first and prints
 * its answer: it listens on a socket of its own, in a folder that only this user can enter, and
 * sends the socket's name through Chromium's single-instance lock (32 KiB at most, so not the
 * words themselves). Lines of JSON go both ways.
 */
type ToOwner =
  | { kind: 'task'; line: Order; stderrIsTerminal: boolean }
  /** A piece of stdin; `isLast` ends it, and `failure` says why it could not be read. */
  | { kind: 'stdin'; text: string; isLast: boolean; failure: string | null }
  /** The caller says itself why its output could not be written. */
  | { kind: 'interrupted'; why: Extract<Interruption, { kind: 'signal' | 'output-closed' }> };

type ToCaller =
  | { kind: 'write'; stream: Stream; text: string }
  | { kind: 'stdin' }
  | { kind: 'done'; exitCode: number };

export interface Handover {
  /** What goes through the lock. */
  socket: string;
  /**
   * Offers the command line until the owner calls back, serves it and answers the exit code; or
   * answers the outcome of an attempt, when that is not null. It takes more than one: an owner that is
   * just starting, or ending, may miss the first.
   */
  run<Outcome>(line: Order, knock: () => Promise<Outcome | null>): Promise<Outcome | number>;
}

/** How long the owner may take to call back. It answers from its main process, which is idle. */
const answerWithinMs = 15_000;
/** Not two of them in step. */
const knockAfterMs = () => 300 + Math.random() * 400;

export function offerHandover(): Handover {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-'));
  const socket =
    process.platform === 'win32' ? `\\\\.\\pipe\\carrel-${randomUUID()}` : join(folder, 's');
  const server = createServer();
  // Binds at once, so that the owner can connect as soon as it has the name.
  server.listen(socket);
  const close = () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { socket, run: (line, knock) => knockOn(server, line, knock).finally(close) };
}

async function knockOn<Outcome>(
  server: Server,
  line: Order,
  knock: () => Promise<Outcome | null>,
): Promise<Outcome | number> {
  const called = new Promise<Socket>((resolve) => server.once('connection', resolve));
  for (const giveUpAt = Date.now() + answerWithinMs; Date.now() < giveUpAt; ) {
    const outcome = await knock();
    if (outcome !== null) return outcome;
    const connection = await Promise.race([called, pause(knockAfterMs(), null)]);
    if (connection !== null) return serveOwner(connection, ownTerminal(line.cwd), line);
  }
  return fail('This library is open in another Carrel, which does not respond.');
}

function fail(why: string): number {
  process.stderr.write(`carrel: ${terminalLine(why)}\n`);
  return 3;
}

/**
 * The caller's side: prints what the owner says, and tells it what happens here. Everything that
 * comes is taken at once and kept in this process until it is printed, so a slow reader of ours is
 * none of the owner's concern.
 */
export function serveOwner(connection: Socket, own: Terminal, line: Order): Promise<number> {
  return new Promise((resolve) => {
    let isFinished = false;
    let signalled = false;
    let failure: Extract<Interruption, { kind: 'output-failed' | 'output-closed' }> | null = null;
    const finish = (exitCode: number) => {
      if (isFinished) return;
      isFinished = true;
      connection.destroy();
      resolve(failure === null ? exitCode : exitCodeOf(failure));
    };
    say<ToOwner>(connection, { kind: 'task', line, stderrIsTerminal: own.stderrIsTerminal });
    own.onInterrupted((why) => {
      if (why.kind === 'output-failed' || why.kind === 'output-closed') {
        failure ??= why;
        if (why.kind === 'output-failed') {
          void own.write('stderr', `${outputFailure(why.message)}\n`);
          if (why.stream === 'stderr') return;
        }
        say<ToOwner>(connection, { kind: 'interrupted', why: { kind: 'output-closed' } });
      }
      if (why.kind !== 'signal') return;
      say<ToOwner>(connection, { kind: 'interrupted', why });
      const exitCode = exitCodeOf(why);
      // The owner hears that the connection is closed, and ends the command.
      if (signalled) finish(exitCode);
      else setTimeout(finish, answerWithinMs, exitCode).unref();
      signalled = true;
    });
    const heard = hearLines(connection, readToCaller, async (message) => {
      if (message.kind === 'write') await own.write(message.stream, message.text);
      // Not waited for: stdin may never end, and the command may.
      else if (message.kind === 'stdin') void sendStdin(connection, own);
      else finish(message.exitCode);
    });
    connection.on('error', () => {});
    connection.on('close', async () => {
      // What came before the end may still be on its way to a slow reader.
      await heard();
      if (!isFinished) finish(fail('Carrel was closed before it answered.'));
    });
  });
}

async function sendStdin(connection: Socket, own: Terminal): Promise<void> {
  const last = { kind: 'stdin', text: '', isLast: true } as const;
  try {
    const text = await own.readStdin();
    for (const piece of piecesOf(text)) {
      say<ToOwner>(connection, { kind: 'stdin', text: piece, isLast: false, failure: null });
    }
    say<ToOwner>(connection, { ...last, failure: null });
  } catch (error) {
    say<ToOwner>(connection, { ...last, failure: error instanceof Error ? error.message : '' });
  }
}

/** A caller that has sent no command by then sends none. */
const taskWithinMs = 15_000;
/** What a caller has not read yet may take so much of this process's memory, in bytes. */
const mostUnread = 16 * 1024 * 1024;
/** Then a caller that reads nothing for so long is given up, and its command with it. */
const readsWithinMs = 30_000;
/** And at the end one that does not take the rest. */
const takesRestWithinMs = 10_000;

/** The owner's side: calls the other process back and makes a terminal of the connection. */
export function acceptHandover(
  socket: string,
  onTask: (line: Order, terminal: Terminal) => void,
  /** Called when it has sent its command, or never will. */
  onSettled: () => void,
): void {
  const connection = connect(socket);
  connection.on('error', () => {});
  const late = setTimeout(() => connection.destroy(), taskWithinMs);
  const settle = () => {
    clearTimeout(late);
    onSettled();
  };
  connection.once('close', settle);
  let terminal: CallerTerminal | null = null;
  hearLines(connection, readToOwner, (message) => {
    if (message.kind !== 'task') {
      terminal?.hear(message);
    } else if (terminal === null) {
      terminal = new CallerTerminal(connection, message.line, message.stderrIsTerminal);
      onTask(message.line, terminal);
      settle();
    } else {
      // One command a connection.
      connection.destroy();
    }
  });
}

/** The terminal of another process, over its connection. */
class CallerTerminal implements Terminal {
  readonly cwd: string;
  readonly #listeners: ((why: Interruption) => void)[] = [];
  #stdin: { pieces: string[]; length: number; end: (failure: string | null) => void } | null = null;
  #isDone = false;

  constructor(
    private readonly connection: Socket,
    line: Order,
    readonly stderrIsTerminal: boolean,
  ) {
    this.cwd = line.cwd;
    connection.once('close', () => {
      this.#stdin?.end(null);
      if (!this.#isDone) this.#interrupt({ kind: 'caller-gone' });
    });
  }

  hear(message: Exclude<ToOwner, { kind: 'task' }>): void {
    if (message.kind === 'interrupted') this.#interrupt(message.why);
    else this.#takeStdin(message);
  }

  async write(stream: Stream, text: string): Promise<void> {
    for (const piece of piecesOf(text)) {
      say<ToCaller>(this.connection, { kind: 'write', stream, text: piece });
      if (this.connection.writableLength > mostUnread) await drained(this.connection);
    }
  }

  readStdin(): Promise<string> {
    const pieces: string[] = [];
    return new Promise((resolve, reject) => {
      const end = (failure: string | null) => {
        this.#stdin = null;
        if (failure === null) resolve(pieces.join(''));
        else reject(new Error(failure));
      };
      this.#stdin = { pieces, length: 0, end };
      if (this.connection.destroyed) end(null);
      else say<ToCaller>(this.connection, { kind: 'stdin' });
    });
  }

  onInterrupted(listener: (why: Interruption) => void): void {
    this.#listeners.push(listener);
    if (this.connection.destroyed) listener({ kind: 'caller-gone' });
  }

  done(exitCode: number): Promise<void> {
    this.#isDone = true;
    const { connection } = this;
    // Then its `close` has been already.
    if (connection.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      const late = setTimeout(() => connection.destroy(), takesRestWithinMs);
      connection.once('close', () => {
        clearTimeout(late);
        resolve();
      });
      say<ToCaller>(connection, { kind: 'done', exitCode });
      connection.end();
    });
  }

  #interrupt(why: Interruption): void {
    for (const listener of this.#listeners) listener(why);
  }

  /** What was not asked for is passed over. */
  #takeStdin({ text, isLast, failure }: Extract<ToOwner, { kind: 'stdin' }>): void {
    const stdin = this.#stdin;
    if (stdin === null) return;
    stdin.pieces.push(text);
    stdin.length += text.length;
    if (stdin.length > mostStdinBytes) stdin.end('stdin is larger than 64 MiB');
    else if (isLast) stdin.end(failure);
  }
}

/** Resolves when the connection has taken what was written, or is given up. */
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

function say<Message>(connection: Socket, message: Message): void {
  if (!connection.destroyed && connection.writable) {
    connection.write(`${JSON.stringify(message)}\n`);
  }
}

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const isStream = (value: unknown): value is Stream => value === 'stdout' || value === 'stderr';
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isBoolean = (value: unknown) => typeof value === 'boolean';

function readToCaller(value: unknown): ToCaller | null {
  const message = fieldsOf(value);
  const fits =
    message.kind === 'stdin' ||
    (message.kind === 'write' && isStream(message.stream) && isText(message.text)) ||
    (message.kind === 'done' && Number.isSafeInteger(message.exitCode));
  return fits ? (message as ToCaller) : null;
}

function readToOwner(value: unknown): ToOwner | null {
  const message = fieldsOf(value);
  const fits =
    (message.kind === 'task' && isOrder(message.line) && isBoolean(message.stderrIsTerminal)) ||
    (message.kind === 'stdin' &&
      isText(message.text) &&
      isBoolean(message.isLast) &&
      isTextOrNull(message.failure)) ||
    (message.kind === 'interrupted' && isInterruption(message.why));
  return fits ? (message as unknown as ToOwner) : null;
}

function isOrder(value: unknown): boolean {
  const { kind, call, files, library, profile, cwd, verbose } = fieldsOf(value);
  const isCommon =
    isTextOrNull(library) &&
    isTextOrNull(profile) &&
    isText(cwd) &&
    // A caller of an earlier version has none.
    (verbose === undefined || isBoolean(verbose));
  return isCommon && (kind === 'command' ? isCall(call) : kind === 'open' && isTexts(files));
}

function isCall(value: unknown): boolean {
  const { name, words, options } = fieldsOf(value);
  const isKnown = commandNames.some((each) => each === name);
  return isKnown && isTexts(words) && Object.values(fieldsOf(options)).every(isTexts);
}

function isInterruption(value: unknown): boolean {
  const { kind, signal } = fieldsOf(value);
  if (kind === 'signal') return isText(signal) && ['SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal);
  return kind === 'output-closed';
}
