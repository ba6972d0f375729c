/**
 * The messages of the quick command line (client/carrel.c). A frame is one byte that says its kind, the
 * length of its payload (4 bytes, big-endian), and the payload.
 */
import type { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import type { Signal } from '../ipc/exit-codes.js';
import type { ToCaller, ToOwner } from './messages.js';

/** In bytes; a longer frame ends the connection. */
export const longestFrame = 1024 * 1024;
const header = 5;
/** Version of these frames, program, folder, flags; the words follow. */
const fixedFields = 4;
const protocol = '1';

/** Where a quick command line was typed, and its words. */
export interface Client {
  program: string;
  cwd: string;
  words: string[];
  stderrIsTerminal: boolean;
}

interface Listeners {
  onCommand(client: Client): void;
  onMessage(message: Exclude<ToOwner, { kind: 'task' }>): void;
}

const signals: Readonly<Record<number, Signal>> = { 1: 'SIGHUP', 2: 'SIGINT', 15: 'SIGTERM' };

/** Reads what a client sends and writes what it is answered; ends the connection on anything else. */
export class ClientFrames {
  readonly #decoders = { text: new StringDecoder('utf8'), bytes: new StringDecoder('base64') };
  #asBytes = false;
  #chunks: Buffer[] = [];
  #length = 0;
  #hasCommand = false;

  constructor(
    private readonly connection: Socket,
    private readonly listeners: Listeners,
  ) {
    connection.on('data', (chunk) => this.#take(chunk));
  }

  /** The command is carried out here. */
  begin(): void {
    this.#write('T');
  }

  /** The command needs the whole program. */
  refuse(): void {
    this.#write('N');
    this.connection.end();
  }

  readonly send = (message: ToCaller): void => {
    if (message.kind === 'write') {
      this.#write(message.stream === 'stdout' ? '1' : '2', Buffer.from(message.text));
    } else if (message.kind === 'stdin') {
      this.#asBytes = message.asBytes === true;
      this.#write('A');
    } else if (message.kind === 'done') this.#write('X', Buffer.from([message.exitCode]));
    // Nothing that a client hands over is answered in another way.
    else this.connection.destroy();
  };

  #write(kind: string, payload: Buffer = Buffer.alloc(0)): void {
    if (this.connection.destroyed || !this.connection.writable) return;
    const head = Buffer.alloc(header);
    head.write(kind, 'latin1');
    head.writeUInt32BE(payload.length, 1);
    this.connection.write(Buffer.concat([head, payload]));
  }

  /** Chunks are joined when a frame is whole. */
  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (!this.connection.destroyed && this.#length >= header) {
      if ((this.#chunks[0] as Buffer).length < header) this.#join();
      const head = this.#chunks[0] as Buffer;
      const length = head.readUInt32BE(1);
      if (length > longestFrame) return void this.connection.destroy();
      if (this.#length < header + length) return;
      const all = this.#join();
      this.#chunks = [all.subarray(header + length)];
      this.#length -= header + length;
      this.#handle(String.fromCharCode(all[0] as number), all.subarray(header, header + length));
    }
  }

  #join(): Buffer {
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  #handle(kind: string, payload: Buffer): void {
    const { onCommand, onMessage } = this.listeners;
    if (!this.#hasCommand) {
      const client = kind === 'C' ? clientOf(payload) : null;
      this.#hasCommand = true;
      if (client === null) this.connection.destroy();
      else onCommand(client);
      return;
    }
    const message = this.#messageOf(kind, payload);
    if (message === null) this.connection.destroy();
    else onMessage(message);
  }

  #decoder(): StringDecoder {
    return this.#asBytes ? this.#decoders.bytes : this.#decoders.text;
  }

  #stdin(text: string, isLast: boolean, failure: string | null) {
    return { kind: 'stdin', text, isLast, failure, isBytes: this.#asBytes } as const;
  }

  #messageOf(kind: string, payload: Buffer): Exclude<ToOwner, { kind: 'task' }> | null {
    switch (kind) {
      case 'I':
        return this.#stdin(this.#decoder().write(payload), false, null);
      case 'E': {
        const failure = payload.length === 0 ? null : payload.toString();
        return this.#stdin(this.#decoder().end(), true, failure);
      }
      case 'S': {
        const signal = signals[payload[0] ?? 0];
        return signal === undefined
          ? null
          : { kind: 'interrupted', why: { kind: 'signal', signal } };
      }
      case 'P':
        return { kind: 'interrupted', why: { kind: 'output-closed' } };
      default:
        return null;
    }
  }
}

/** Null for anything but a command of this version. */
function clientOf(payload: Buffer): Client | null {
  const fields = payload.toString().split('\0');
  // Each field ends in NUL.
  if (fields.pop() !== '' || fields.length < fixedFields) return null;
  const [version, program = '', cwd = '', flags = '', ...words] = fields;
  return version === protocol
    ? { program, cwd, words, stderrIsTerminal: flags.includes('e') }
    : null;
}
