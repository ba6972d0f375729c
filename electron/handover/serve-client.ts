import type { Order } from '../command-line.js';
import { exitCode } from '../ipc/exit-codes.js';
import { terminalLine } from '../ipc/terminal-text.js';
import { ownTerminal } from '../own-terminal.js';
import type { OwnProgram } from '../receive/own-program.js';
import { catchSignals } from '../signals.js';
import { callOwner } from './call-owner.js';
import { listenForOwner, serveOwner } from './caller.js';

/**
 * Runs a command that serves another program: passes its lines to the owner and prints the answers, until
 * one end closes. Resolves to the exit code.
 *
 * @param place the words that name its library and profile
 */
export async function serveClient(
  order: Order,
  program: OwnProgram,
  place: readonly string[],
): Promise<number> {
  catchSignals();
  const { socket, server, close } = listenForOwner();
  const args = [...program.args, ...place, '--caller-socket', socket];
  const connection = await callOwner(server, { socket }, { path: program.path, args });
  // The socket's name is no longer needed, and this process may be killed at any moment.
  close();
  if (connection === null) {
    const why = 'Carrel could not open its library. Start Carrel to see why.';
    process.stderr.write(`carrel: ${terminalLine(why)}\n`);
    return exitCode('someFailed');
  }
  return (await serveOwner(connection, ownTerminal(order.cwd), order)) ?? exitCode('busy');
}
