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
import { terminalLine } from '../ipc/terminal-text.js';
import { ownTerminal } from '../own-terminal.js';
import { hearLines, piecesOf } from './message-lines.js';
import { readToCaller, say, type ToOwner } from './messages.js';

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
