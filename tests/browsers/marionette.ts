/** Drives a Firefox by its own protocol, Marionette: JSON arrays behind their length over TCP. */
import { connect, type Socket } from 'node:net';

type Context = 'chrome' | 'content';

/** A connection to one Firefox. */
export class Marionette {
  #next = 1;
  #buffer = Buffer.alloc(0);
  readonly #waiting = new Map<number, (answer: [unknown, unknown]) => void>();
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#read(chunk));
  }

  static async connect(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    const marionette = new Marionette(socket);
    await marionette.send('WebDriver:NewSession', {
      capabilities: { alwaysMatch: { pageLoadStrategy: 'normal' } },
    });
    return marionette;
  }

  /** Rejects with Firefox's error. */
  async send(command: string, parameters: object = {}): Promise<unknown> {
    const id = this.#next++;
    const text = JSON.stringify([0, id, command, parameters]);
    const answer = new Promise<[unknown, unknown]>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [error, result] = await answer;
    if (error) throw new Error(`${command}: ${JSON.stringify(error).slice(0, 1_000)}`);
    return result;
  }

  /** Runs a script with the browser's own rights; `resolve` is the last argument of `script`. */
  async chrome<Value>(script: string, ...args: unknown[]): Promise<Value> {
    return this.#run('chrome', script, args);
  }

  async #run<Value>(context: Context, script: string, args: unknown[]): Promise<Value> {
    await this.send('Marionette:SetContext', { value: context });
    const answer = await this.send('WebDriver:ExecuteAsyncScript', {
      script: `const resolve = arguments[arguments.length - 1]; ${script}`,
      args,
    });
    await this.send('Marionette:SetContext', { value: 'content' });
    return (answer as { value: Value }).value;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const colon = this.#buffer.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#buffer.subarray(0, colon).toString());
      if (this.#buffer.length < end) return;
      const message: unknown = JSON.parse(this.#buffer.subarray(colon + 1, end).toString());
      this.#buffer = this.#buffer.subarray(end);
      // The first message is a greeting and no answer.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      this.#waiting.get(id)?.([error, result]);
      this.#waiting.delete(id);
    }
  }
}
