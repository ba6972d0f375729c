// Starts Carrel as a browser starts its native messaging host, and speaks with it.
import { type ChildProcess, spawn } from 'node:child_process';
import ids from '../../extension/ids.json' with { type: 'json' };
import { type Account, electronPath, repository, switches } from './carrel';

export interface HostMessage {
  kind: string;
  [field: string]: unknown;
}

/** The end of a browser: what it sends, and what came back. */
export class BrowserEnd {
  readonly child: ChildProcess;
  readonly received: HostMessage[] = [];
  /** Bytes on stdout that are no whole frame. */
  rest = Buffer.alloc(0);
  readonly ended: Promise<number | null>;
  #waiting: (() => void)[] = [];

  /** @param program what a host manifest names; null for the program itself with `place` */
  constructor(
    place: readonly string[],
    account: Account,
    words: readonly string[] = [`chrome-extension://${ids.chromium}/`],
    program: string | null = null,
  ) {
    const own = [...switches, repository, ...place];
    const env = { ...process.env, ...account };
    this.child = spawn(program ?? electronPath, [...(program ? [] : own), ...words], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.child.stdin?.on('error', () => {});
    this.child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => {
        for (const wake of this.#waiting.splice(0)) wake();
        resolve(code);
      });
    });
  }

  send(message: unknown): void {
    const body = Buffer.from(JSON.stringify(message));
    const head = Buffer.alloc(4);
    head.writeUInt32LE(body.length);
    this.write(Buffer.concat([head, body]));
  }

  write(bytes: Buffer): void {
    this.child.stdin?.write(bytes);
  }

  /** Sends a whole page in parts. */
  sendPage(id: string, page: Record<string, unknown>, bytes: Buffer): void {
    this.send({ kind: 'page', id, page });
    for (let at = 0; at < bytes.length; at += 512 * 1024) {
      const base64 = bytes.subarray(at, at + 512 * 1024).toString('base64');
      this.send({ kind: 'part', id, base64 });
    }
    this.send({ kind: 'end', id, bytes: bytes.length });
  }

  /** The next message that fits, also one that has come already. */
  async next(fits: (message: HostMessage) => boolean): Promise<HostMessage> {
    for (;;) {
      const at = this.received.findIndex(fits);
      if (at >= 0) return this.received.splice(at, 1)[0] as HostMessage;
      if (this.child.exitCode !== null) throw new Error('the host has ended');
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }

  /** Closes the browser's end. */
  close(): Promise<number | null> {
    this.child.stdin?.end();
    return this.ended;
  }

  #read(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    while (this.rest.length >= 4 && this.rest.length >= 4 + this.rest.readUInt32LE()) {
      const length = this.rest.readUInt32LE();
      this.received.push(JSON.parse(this.rest.subarray(4, 4 + length).toString('utf8')));
      this.rest = this.rest.subarray(4 + length);
    }
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
