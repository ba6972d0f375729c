/**
 * Carrel as a native messaging host: a process that the browser starts, and ends whenever it likes. It
 * passes the browser's bytes to the process that owns the library, and its answers back. So no browser
 * can end a process that writes the library, or one with a window. It starts an owner when there is none.
 */
import type { Socket } from 'node:net';
import { callOwner } from '../handover/call-owner.js';
import { listenForOwner } from '../handover/caller.js';
import { exitCode } from '../ipc/exit-codes.js';
import { writeOwn } from '../own-terminal.js';
import type { ToBrowser } from './browser-messages.js';
import { frameOf } from './frames.js';

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
  const args = [...program.args, ...place, '--browser-socket', socket];
  const callBack = { socket, isBrowser: true } as const;
  const connection = await callOwner(server, callBack, { path: program.path, args });
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
