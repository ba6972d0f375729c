import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order } from './command-line.js';
import { ownTerminal, type Terminal } from './commands.js';

/**
 * Two processes never open one library. The second hands its command line to the first and prints
 * its answer: it listens on a socket of its own, in a folder that only this user can enter, and
 * sends the socket's name through Chromium's single-instance lock (32 KiB at most, so not the
 * words themselves). Lines of JSON go both ways.
 */
type ToOwner =
  | { kind: 'task'; line: Order; stderrIsTerminal: boolean }
  | { kind: 'stdin'; text: string };

type ToCaller =
  | { kind: 'write'; stream: 'stdout' | 'stderr'; text: string }
  | { kind: 'stdin' }
  | { kind: 'done'; exitCode: number };

export interface Handover {
  /** What goes through the lock. */
  socket: string;
  /**
   * Knocks until the owner calls back, serves it and answers the exit code; or answers what a knock
   * has come to, when that is not null. It takes more than one: an owner that is just starting, or
   * ending, may miss the first.
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
    if (connection !== null) return serveOwner(connection, line);
  }
  return fail('Carrel is open on this library, but it does not answer.');
}

function fail(why: string): number {
  process.stderr.write(`carrel: ${why}\n`);
  return 3;
}

function serveOwner(connection: Socket, line: Order): Promise<number> {
  return new Promise((resolve) => {
    let finished = false;
    const own = ownTerminal(line.cwd);
    say<ToOwner>(connection, { kind: 'task', line, stderrIsTerminal: own.stderrIsTerminal });
    hear<ToCaller>(connection, async (message) => {
      if (message.kind === 'write') await own.write(message.stream, message.text);
      else if (message.kind === 'stdin') {
        say<ToOwner>(connection, { kind: 'stdin', text: await own.readStdin() });
      } else {
        finished = true;
        connection.end();
        resolve(message.exitCode);
      }
    });
    connection.on('error', () => {});
    connection.on('close', () => {
      if (!finished) resolve(fail('Carrel was closed before it had answered.'));
    });
  });
}

/** The owner's side: calls the other process back and makes a terminal of the connection. */
export function acceptHandover(
  socket: string,
  onTask: (line: Order, terminal: Terminal) => void,
): void {
  const connection = connect(socket);
  let stdin: ((text: string) => void) | null = null;
  connection.on('error', () => {});
  hear<ToOwner>(connection, async (message) => {
    if (message.kind === 'stdin') {
      stdin?.(message.text);
      return;
    }
    const { line, stderrIsTerminal } = message;
    onTask(line, {
      cwd: line.cwd,
      stderrIsTerminal,
      write: async (stream, text) => say<ToCaller>(connection, { kind: 'write', stream, text }),
      readStdin: () =>
        new Promise((resolve) => {
          stdin = resolve;
          connection.once('close', () => resolve(''));
          say<ToCaller>(connection, { kind: 'stdin' });
        }),
      done: (exitCode) =>
        new Promise((resolve) => {
          say<ToCaller>(connection, { kind: 'done', exitCode });
          connection.once('close', resolve);
          connection.end();
        }),
    });
  });
}

function say<Message>(connection: Socket, message: Message): void {
  if (!connection.destroyed) connection.write(`${JSON.stringify(message)}\n`);
}

/** Messages are handled one after the other: what is written keeps its order. */
function hear<Message>(connection: Socket, listener: (message: Message) => Promise<void>): void {
  let last = Promise.resolve();
  createInterface({ input: connection }).on('line', (text) => {
    last = last.then(() => listener(JSON.parse(text) as Message));
  });
}
