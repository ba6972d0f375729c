import {
  isJSONRPCNotification,
  isJSONRPCRequest,
  type JSONRPCMessage,
  parseJSONRPCMessage,
  type RequestId,
  type Transport,
} from '@modelcontextprotocol/server';
import type { StdinLine } from '../../../electron/ipc/contract';

/** Requests that wait for their answer; one more is refused at once. */
const mostPending = 64;

/** The error codes of JSON-RPC. */
const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const TOO_BUSY = -32000;

/** An error whose request could not be read, so that it has no id. */
interface NamelessError {
  jsonrpc: '2.0';
  id: null;
  error: { code: number; message: string };
}

/**
 * Messages as lines of stdin and stdout. A line that is no message is answered with an error and costs
 * nothing else. When stdin ends, the requests that came before are still answered.
 */
export class LineTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  /** Called once, when the connection has ended. `onclose` belongs to whoever connects. */
  onEnded?: () => void;

  readonly #pending = new Set<RequestId>();
  #hasEnded = false;
  #isClosed = false;

  constructor(
    private readonly nextLine: () => Promise<StdinLine>,
    private readonly print: (message: JSONRPCMessage | NamelessError) => Promise<void>,
  ) {}

  async start(): Promise<void> {
    void this.#read();
  }

  async send(message: JSONRPCMessage): Promise<void> {
    if (this.#isClosed) return;
    await this.print(message);
    if (!('method' in message) && message.id !== undefined) this.#settle(message.id);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.onclose?.();
    this.onEnded?.();
  }

  async #read(): Promise<void> {
    while (!this.#isClosed) {
      const line = await this.nextLine().catch(() => null);
      if (line === null) {
        this.#hasEnded = true;
        if (this.#pending.size === 0) await this.close();
        return;
      }
      if (line.kind === 'too-long') await this.#refuse(INVALID_REQUEST, 'The message is too long.');
      else if (line.text.trim() !== '') await this.#take(line.text);
    }
  }

  async #take(text: string): Promise<void> {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return this.#refuse(PARSE_ERROR, 'The line is not JSON.');
    }
    let message: JSONRPCMessage;
    try {
      message = parseJSONRPCMessage(value);
    } catch {
      return this.#refuse(INVALID_REQUEST, 'The line is not one message of JSON-RPC 2.0.');
    }
    if (isJSONRPCRequest(message)) {
      const { id } = message;
      if (this.#pending.has(id)) {
        return this.#refuse(INVALID_REQUEST, 'A request with this id is being answered.');
      }
      if (this.#pending.size >= mostPending) {
        const error = { code: TOO_BUSY, message: 'Too many requests at the same time.' };
        return this.print({ jsonrpc: '2.0', id, error });
      }
      this.#pending.add(id);
    }
    this.onmessage?.(message);
    // A request that was cancelled gets no answer.
    const cancelled = cancelledBy(message);
    if (cancelled !== null) this.#settle(cancelled);
  }

  #refuse(code: number, message: string): Promise<void> {
    return this.print({ jsonrpc: '2.0', id: null, error: { code, message } });
  }

  #settle(id: RequestId): void {
    this.#pending.delete(id);
    if (this.#hasEnded && this.#pending.size === 0) void this.close();
  }
}

function cancelledBy(message: JSONRPCMessage): RequestId | null {
  if (!isJSONRPCNotification(message) || message.method !== 'notifications/cancelled') return null;
  const id = message.params?.requestId;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}
