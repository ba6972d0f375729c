/**
 * The caller's side of a hand-over. Two processes never open one library: the second one hands its
 * command line to the first, the owner, and prints its answer. It listens on a socket in a folder that
 * only this user can enter, and sends the socket's name through Chromium's single-instance lock, which
 * takes 32 KiB at most and so not the words themselves.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order } from '../command-line.js';
import { exitCodeOf, type Interruption, outputFailure, type Terminal } from '../commands.js';
import { type ExitName, exitCode } from '../ipc/exit-codes.js';
import { terminalLine } from '../ipc/terminal-text.js';
import { ownTerminal } from '../own-terminal.js';
import { systemReason } from '../system-errors.js';
import { onMessages, piecesOf } from './message-lines.js';
import { readToCaller, send, type ToOwner } from './messages.js';

export interface Handover {
  /** The socket's name, which goes through the single-instance lock. */
  socket: string;
  /**
   * Repeats `attempt` until the owner connects, then serves it and resolves to the exit code. Resolves
   * to an attempt's outcome as soon as one is not null. An owner that is starting or ending may miss
   * some attempts.
   */
  run<Outcome>(line: Order, attempt: () => Promise<Outcome | null>): Promise<Outcome | number>;
}

/** How long the owner may take to connect, in milliseconds. Its main process is nearly always idle. */
const answerWithinMs = 15_000;
/** Random, so that two callers do not stay in step. */
const retryAfterMs = () => 300 + Math.random() * 400;

/** A socket that the owner connects to, in a folder that only this user can enter. */
export function listenForOwner(): { socket: string; server: Server; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-'));
  const socket =
    process.platform === 'win32' ? `\\\\.\\pipe\\carrel-${randomUUID()}` : join(folder, 's');
  const server = createServer();
  // Listens at once, so that the owner can connect as soon as it has the name.
  server.listen(socket);
  const close = () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { socket, server, close };
}

export function offerHandover(): Handover {
  const { socket, server, close } = listenForOwner();
  return {
    socket,
    run: (line, attempt) => offerUntilAnswered(server, line, attempt).finally(close),
  };
}

async function offerUntilAnswered<Outcome>(
  server: Server,
  line: Order,
  attempt: () => Promise<Outcome | null>,
): Promise<Outcome | number> {
  const nextCall = () => new Promise<Socket>((resolve) => server.once('connection', resolve));
  let called = nextCall();
  let own: Terminal | null = null;
  const terminal = () => {
    own ??= ownTerminal(line.cwd);
    return own;
  };
  for (const giveUpAt = Date.now() + answerWithinMs; Date.now() < giveUpAt; ) {
    const outcome = await attempt();
    if (outcome !== null) return outcome;
    const connection = await Promise.race([called, pause(retryAfterMs(), null)]);
    if (connection === null) continue;
    called = nextCall();
    const exitCodeOrNull = await serveOwner(connection, terminal(), line);
    if (exitCodeOrNull !== null) return exitCodeOrNull;
    await pause(retryAfterMs());
  }
  return fail('This library is open in another Carrel, which does not respond.', 'busy');
}

function fail(why: string, name: ExitName): number {
  process.stderr.write(`carrel: ${terminalLine(why)}\n`);
  return exitCode(name);
}

/**
 * Prints what the owner sends, and sends it the signals and stdin of this process. Messages are read at
 * once and kept in this process until they are printed, so a slow reader of its output does not hold up
 * the owner.
 *
 * @returns the exit code; null when the owner cannot carry out the order and ends
 */
export function serveOwner(connection: Socket, own: Terminal, line: Order): Promise<number | null> {
  return new Promise((resolve) => {
    let isFinished = false;
    let signalled = false;
    let failure: Extract<Interruption, { kind: 'output-failed' | 'output-closed' }> | null = null;
    const finish = (code: number) => {
      if (isFinished) return;
      isFinished = true;
      connection.destroy();
      resolve(failure === null ? code : exitCodeOf(failure));
    };
    const giveUp = () => {
      isFinished = true;
      connection.destroy();
      resolve(null);
    };
    send<ToOwner>(connection, { kind: 'task', line, stderrIsTerminal: own.stderrIsTerminal });
    own.onInterrupted((why) => {
      if (why.kind === 'output-failed' || why.kind === 'output-closed') {
        failure ??= why;
        if (why.kind === 'output-failed') {
          void own.write('stderr', `${outputFailure(why.message)}\n`);
          if (why.stream === 'stderr') return;
        }
        send<ToOwner>(connection, { kind: 'interrupted', why: { kind: 'output-closed' } });
      }
      if (why.kind !== 'signal') return;
      send<ToOwner>(connection, { kind: 'interrupted', why });
      const code = exitCodeOf(why);
      // The owner sees the connection close and ends the command.
      if (signalled) finish(code);
      else setTimeout(finish, answerWithinMs, code).unref();
      signalled = true;
    });
    const handled = onMessages(connection, readToCaller, async (message) => {
      if (message.kind === 'write') await own.write(message.stream, message.text);
      // Not awaited: the command may end before stdin does.
      else if (message.kind === 'stdin') void sendStdin(connection, own, message.asBytes === true);
      else if (message.kind === 'line') void sendLine(connection, own);
      else if (message.kind === 'ask-again') giveUp();
      else finish(message.exitCode);
    });
    connection.on('error', () => {});
    connection.on('close', async () => {
      // Output that came before the end may still be waiting for a slow reader.
      await handled();
      if (!isFinished) finish(fail('Carrel was closed before it answered.', 'someFailed'));
    });
  });
}

async function sendLine(connection: Socket, own: Terminal): Promise<void> {
  send<ToOwner>(connection, { kind: 'line', line: await own.readLine() });
}

async function sendStdin(connection: Socket, own: Terminal, isBytes: boolean): Promise<void> {
  const last = { kind: 'stdin', text: '', isLast: true, isBytes } as const;
  try {
    const text = isBytes
      ? Buffer.from(await own.readStdinBytes()).toString('base64')
      : await own.readStdin();
    for (const piece of piecesOf(text)) {
      const some = { kind: 'stdin', text: piece, isLast: false, failure: null, isBytes } as const;
      send<ToOwner>(connection, some);
    }
    send<ToOwner>(connection, { ...last, failure: null });
  } catch (error) {
    send<ToOwner>(connection, { ...last, failure: systemReason(error) });
  }
}
