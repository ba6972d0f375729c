/**
 * Carrel as a native messaging host: a process that the browser starts, and ends whenever it likes. It
 * passes the browser's bytes to the process that owns the library, and its answers back. So no browser
 * can end a process that writes the library, or one with a window. It starts an owner when there is none.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { app } from 'electron';
import { listenForOwner } from '../handover/caller.js';
import { exitCode } from '../ipc/exit-codes.js';
import { writeOwn } from '../own-terminal.js';
import type { ToBrowser } from './browser-messages.js';
import { frameOf } from './frames.js';

/** How long the owner may take to connect, in milliseconds. A new one has to start first. */
const connectWithinMs = 30_000;
/** A running owner connects at once; one that is starting or ending may miss a call. */
const retryAfterMs = 300;

/**
 * Serves the browser over stdin and stdout until one end closes.
 *
 * @param program the words that start this program
 * @param place the words that name its library and profile
 */
export async function runNativeHost(
  program: { path: string; args: readonly string[] },
  place: readonly string[],
): Promise<number> {
  const { socket, server, close } = listenForOwner();
  const called = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const connection = await callOwner(called, socket, () =>
    startOwner(program, [...place, '--browser-socket', socket]),
  );
  // The socket's name is no longer needed, and a host may be killed at any moment.
  close();
  if (connection === null) {
    refuseBrowser('Carrel could not open its library. Start Carrel to see why.');
    return exitCode('someFailed');
  }
  await passOn(connection);
  return 0;
}

/** Tells the browser why nothing can be saved. */
export function refuseBrowser(message: string): void {
  const answer: ToBrowser = { kind: 'failed', id: null, reason: 'closed', message };
  writeOwn('stdout', frameOf(answer));
}

/** Null when nobody connects. */
async function callOwner(
  called: Promise<Socket>,
  socket: string,
  start: () => ChildProcess,
): Promise<Socket | null> {
  for (const giveUpAt = Date.now() + connectWithinMs; Date.now() < giveUpAt; ) {
    let mayTryAgain: Promise<boolean> = pause(retryAfterMs, true);
    if (app.requestSingleInstanceLock({ socket, isBrowser: true })) {
      app.releaseSingleInstanceLock();
      mayTryAgain = Promise.race([endedWell(start()), pause(giveUpAt - Date.now(), true)]);
    }
    const outcome = await Promise.race([called, mayTryAgain]);
    if (typeof outcome !== 'boolean') return outcome;
    // The library cannot be opened: another try would end in the same way.
    if (!outcome) return null;
  }
  return null;
}

/** Resolves when a process ends: false when it failed. One that found an owner gave it the socket. */
function endedWell(owner: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    owner.once('exit', (code) => resolve(code === 0));
    owner.once('error', () => resolve(false));
  });
}

function startOwner(
  { path, args }: { path: string; args: readonly string[] },
  words: readonly string[],
): ChildProcess {
  const owner = spawn(path, [...args, ...words], { detached: true, stdio: 'ignore' });
  owner.unref();
  return owner;
}

function passOn(connection: Socket): Promise<void> {
  const { stdin, stdout } = process;
  return new Promise((resolve) => {
    connection.on('error', () => {});
    stdin.on('error', () => connection.end());
    // The browser has gone: the owner learns it by the end of the connection.
    stdout.on('error', () => connection.destroy());
    stdin.pipe(connection);
    connection.pipe(stdout, { end: false });
    connection.once('close', resolve);
  });
}
