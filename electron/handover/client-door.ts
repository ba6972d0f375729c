/**
 * Where the quick command line (client/carrel.c) finds the owner of a library: a socket in the account's
 * data, whose name both sides work out from the words. Only this user can enter its folder.
 */
import { chmodSync, existsSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { type Order, readCommandLine, userWords } from '../command-line.js';
import type { Terminal } from '../commands.js';
import { makeFolder } from '../folder-access.js';
import { specOf } from '../ipc/command-table.js';
import { terminalText } from '../ipc/terminal-text.js';
import { type Client, ClientFrames } from './client-frames.js';
import { CallerTerminal } from './owner.js';

/** The longest path of a socket, in bytes with its final NUL; macOS has the shorter one. */
const longestPath = process.platform === 'darwin' ? 104 : 108;
/** How long a client may take to send its command, in milliseconds. */
const commandWithinMs = 15_000;

/** The program, the profile and the library that a command line names; empty for those of the account. */
export interface Named {
  program: string;
  profile: string;
  library: string;
}

interface DoorServices {
  version: string;
  /** False in the repository, where the words begin with the app's folder. */
  packed: boolean;
  /** Everything that leads to this owner's library; the first is the name of the socket itself. */
  names: readonly Named[];
  /** False while this process ends. */
  mayTake(): boolean;
  take(order: Order, terminal: Terminal): void;
  /** Keeps this process from ending until the returned function is called. */
  hold(): () => void;
}

/**
 * All names of an owner's library: its folder, and none where the words need not name it.
 *
 * @param library the folder that this process has opened
 * @param isOwn true for the account's own library
 */
export function namesOf(
  { library: given, profile }: Pick<Order, 'library' | 'profile'>,
  library: string,
  isOwn: boolean,
): Named[] {
  const named = {
    program: process.execPath,
    profile: realPath(profile),
    library: realPath(library),
  };
  return isOwn || given === null ? [named, { ...named, library: '' }] : [named];
}

/** FNV-1a of 64 bits, over the names with a NUL after each. */
export function doorKey({ program, profile, library }: Named): string {
  let hash = 14_695_981_039_346_656_037n;
  for (const byte of Buffer.from(`${program}\0${profile}\0${library}\0`)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1_099_511_628_211n);
  }
  return hash.toString(16).padStart(16, '0');
}

/**
 * Listens for quick command lines until the returned function is called; null where there can be no
 * socket, so that each command starts the whole program.
 *
 * @param data the account's folder for the data of this program
 */
export function openClientDoor(data: string, services: DoorServices): (() => void) | null {
  const folder = join(data, 'doors');
  const [socket, ...others] = [...new Set(services.names.map(doorKey))].map((key) =>
    join(folder, key),
  );
  if (socket === undefined || Buffer.byteLength(socket) >= longestPath) return null;
  const remove = () => {
    for (const path of [socket, ...others]) rmSync(path, { force: true });
  };
  const server = createServer((connection) => receive(connection, services));
  try {
    makeFolder(folder, 0o700);
    chmodSync(folder, 0o700);
    // What a killed owner has left: this process has the library's lock.
    remove();
    server.on('error', () => {});
    server.listen(socket);
    for (const path of others) symlinkSync(socket, path);
  } catch {
    server.close();
    return null;
  }
  return () => closeDoor(server, remove);
}

function closeDoor(server: Server, remove: () => void): void {
  server.close();
  try {
    remove();
  } catch {
    // The next owner of this library removes it.
  }
}

function receive(connection: Socket, services: DoorServices): void {
  const release = services.hold();
  let terminal: CallerTerminal | null = null;
  connection.on('error', () => {});
  const late = setTimeout(() => connection.destroy(), commandWithinMs);
  const settle = () => {
    clearTimeout(late);
    release();
  };
  connection.once('close', settle);
  const frames = new ClientFrames(connection, {
    onCommand: (client) => {
      const order = orderOf(client, services);
      if (order === null) {
        frames.refuse();
        return;
      }
      frames.begin();
      terminal = new CallerTerminal(connection, order.cwd, client.stderrIsTerminal, frames.send);
      if (order.kind === 'answer') void printAnswer(order, terminal);
      else services.take(order, terminal);
      settle();
    },
    onMessage: (message) => terminal?.receive(message),
  });
}

async function printAnswer(
  { stream, text, exitCode }: { stream: 'stdout' | 'stderr'; text: string; exitCode: number },
  terminal: Terminal,
): Promise<void> {
  await terminal.write(stream, `${terminalText(text)}\n`);
  await terminal.done(exitCode);
}

/** What this process carries out for the client; null for what needs the whole program. */
function orderOf({ program, cwd, words }: Client, services: DoorServices) {
  const { version, packed, names, mayTake } = services;
  if (!mayTake() || !isAbsolute(cwd)) return null;
  const typed = userWords([program, ...words], packed);
  const line = readCommandLine(typed, { cwd, version, exists: existsSync });
  if (line.kind === 'answer') return line;
  if (line.kind !== 'command' && line.kind !== 'serve') return null;
  if (line.kind === 'command') {
    // It starts an owner when there is none, and must outlive this one.
    if (specOf(line.call.name).servesClient) return null;
    if (line.call.name === 'extract') return null;
  }
  const named = { program, profile: realPath(line.profile), library: realPath(line.library) };
  const key = doorKey(named);
  return names.some((each) => doorKey(each) === key) ? line : null;
}

/** Empty for none; a folder that is missing leads to no owner. */
function realPath(path: string | null): string {
  if (path === null) return '';
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
