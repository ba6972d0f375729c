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
  if (connection === null) return 3;
  await passOn(connection);
  return 0;
}

/** Null when nobody connects. */
async function callOwner(
  called: Promise<Socket>,
  socket: string,
  start: () => ChildProcess,
): Promise<Socket | null> {
  for (const giveUpAt = Date.now() + connectWithinMs; Date.now() < giveUpAt; ) {
    let over: Promise<unknown> = pause(retryAfterMs);
    if (app.requestSingleInstanceLock({ socket, isBrowser: true })) {
      app.releaseSingleInstanceLock();
      const owner = start();
      // An owner that was started at the same moment gets the socket from this one.
      const ended = new Promise((resolve) => owner.once('exit', resolve).once('error', resolve));
      over = Promise.race([ended.then(() => pause(retryAfterMs)), pause(giveUpAt - Date.now())]);
    }
    const connection = await Promise.race([called, over.then(() => null)]);
    if (connection !== null) return connection;
  }
  return null;
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
