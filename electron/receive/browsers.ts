import { connect, type Socket } from 'node:net';
import { frameOf } from './frames.js';
import { type BrowserServices, NativeSession } from './native-session.js';

/** Answers that a browser has not read, in bytes; one that reads none is disconnected. */
const mostUnread = 4 * 1024 * 1024;

/**
 * The connections to native messaging hosts. A host is a process that the browser starts and ends at
 * will; it passes bytes between the browser and this process, and does nothing else.
 */
export class Browsers {
  readonly #connections = new Map<Socket, NativeSession>();
  /** True when connections end as soon as they are idle. */
  #isLeaving = false;

  /** @param hold keeps this process from ending until the returned function is called */
  constructor(
    private readonly services: BrowserServices,
    private readonly hold: () => () => void,
  ) {}

  /** Calls a host back and serves its browser until the connection ends. */
  accept(socket: string): void {
    const release = this.hold();
    const connection = connect(socket);
    connection.on('error', () => {});
    const session = new NativeSession(this.services, (message) => {
      if (connection.writable) connection.write(frameOf(message));
      if (connection.writableLength > mostUnread) connection.destroy();
      this.#leave(connection, session);
    });
    this.#isLeaving = false;
    this.#connections.set(connection, session);
    // The connection must outlive a message that ends the session: its answer is still to be sent.
    void session.run(connection.iterator({ destroyOnReturn: false })).finally(() => {
      this.#connections.delete(connection);
      connection.destroySoon();
      release();
    });
  }

  /** The window was closed: a connection that is idle does not keep this process. */
  closeIdle(): void {
    this.#isLeaving = true;
    for (const [connection, session] of this.#connections) this.#leave(connection, session);
  }

  /** Ends all connections; the asks have been answered by then. */
  close(): void {
    for (const connection of this.#connections.keys()) connection.destroy();
  }

  #leave(connection: Socket, session: NativeSession): void {
    // The answer that was just sent counts as pending until the next turn of the event loop.
    setImmediate(() => {
      if (this.#isLeaving && session.idle) connection.destroySoon();
    });
  }
}
