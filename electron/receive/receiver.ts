/**
 * The loopback receiver: takes pages in the form that SingleFile's "REST form API" sends. For browsers
 * that cannot start a native messaging host. Off unless the user turns it on.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserReply } from '../ipc/receiving.js';
import { largestPage, PageFile, tooLarge } from './page-file.js';
import { readForm } from './page-form.js';

/** The only path that is served. */
export const receiverPath = '/singlefile';

/** The limits of the receiver; times in milliseconds. */
export interface ReceiverLimits {
  /** How long a sender may take for the header of a request. */
  headerMs: number;
  /** How long a whole request may take. */
  requestMs: number;
  /** How long a sender may be silent within a request. */
  silentMs: number;
  /** How long the rest of a refused body is read. */
  lingerMs: number;
  /** The most bytes of a page. */
  largestPage: number;
  /** Requests that are read or imported at the same time. */
  atOnce: number;
  /** Connections that are open at the same time. */
  connections: number;
}

export const usualLimits: ReceiverLimits = {
  headerMs: 5_000,
  requestMs: 120_000,
  silentMs: 10_000,
  lingerMs: 2_000,
  largestPage,
  atOnce: 4,
  connections: 32,
};

/** Bytes of a form around its page: the other fields and the boundaries. */
const aroundPage = 1024 * 1024;

interface ReceiverServices {
  profile: string;
  token(): string;
  receive: Parameters<typeof readForm>[2];
}

/** Why a request is refused; SingleFile shows the text to its user. */
interface Refusal {
  status: number;
  text: string;
}

/** Statuses of SingleFile's form: 201 when the page is an article, 200 when the library had it. */
const statusOf = { imported: 201, updated: 200, duplicate: 200 } as const;

export class Receiver {
  #server: Server | null = null;
  #port = 0;
  #working = 0;

  constructor(
    private readonly services: ReceiverServices,
    private readonly limits: ReceiverLimits = usualLimits,
  ) {}

  get isListening(): boolean {
    return this.#server !== null;
  }

  get port(): number {
    return this.#port;
  }

  /**
   * Listens on this machine only. Does nothing when it listens already.
   *
   * @param port 0 for a free one
   */
  async start(port: number): Promise<'listening' | 'port-taken' | 'failed'> {
    if (this.#server !== null) return 'listening';
    const { headerMs, requestMs, silentMs, connections } = this.limits;
    const server = createServer(
      {
        headersTimeout: headerMs,
        requestTimeout: requestMs,
        connectionsCheckingInterval: Math.min(1_000, headerMs / 2),
        maxHeaderSize: 16 * 1024,
        keepAliveTimeout: 1_000,
      },
      (request, response) => void this.#answer(request, response),
    );
    server.maxConnections = connections;
    server.maxHeadersCount = 100;
    server.setTimeout(silentMs);
    const outcome = await new Promise<'listening' | 'port-taken' | 'failed'>((resolve) => {
      server.once('listening', () => resolve('listening'));
      server.once('error', (error: NodeJS.ErrnoException) =>
        resolve(error.code === 'EADDRINUSE' ? 'port-taken' : 'failed'),
      );
      server.listen({ host: '127.0.0.1', port });
    });
    if (outcome !== 'listening') return outcome;
    server.on('error', () => {});
    this.#server = server;
    this.#port = (server.address() as { port: number }).port;
    return outcome;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = this.#refusalOf(request);
    const { lingerMs } = this.limits;
    if (refusal !== null) return refuse(request, response, refusal, lingerMs);
    this.#working += 1;
    try {
      const { profile, receive } = this.services;
      const newFile = () => PageFile.create(profile, this.limits.largestPage);
      const reply = await readForm(request, newFile, (file, page) => {
        // The sender has nothing more to say while a large page is imported.
        request.setTimeout(0);
        return receive(file, page);
      });
      if (reply.kind === 'saved') accept(response, reply);
      else {
        const why = { status: statusFor(reply), text: messageOf(reply) };
        await refuse(request, response, why, lingerMs);
      }
    } finally {
      this.#working -= 1;
    }
  }

  /** Checked before a byte of the body is read. */
  #refusalOf({ headers, url, method }: IncomingMessage): Refusal | null {
    const hosts = [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`];
    // A page whose name was bound to this machine sends its own name.
    if (!hosts.includes(headers.host ?? '')) return { status: 403, text: 'Wrong host.' };
    if (!mayCome(headers.origin)) return { status: 403, text: 'Pages may not send to Carrel.' };
    if (url !== receiverPath) return { status: 404, text: 'Nothing is here.' };
    if (method !== 'POST') return { status: 405, text: 'Only POST is served.' };
    if (!isSame(headers.authorization ?? '', `Bearer ${this.services.token()}`)) {
      return { status: 401, text: 'The token is wrong. Copy it from the settings of Carrel.' };
    }
    if (!/^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '')) {
      return { status: 415, text: 'The request is no form.' };
    }
    const { largestPage: largest } = this.limits;
    if (Number(headers['content-length'] ?? 0) > largest + aroundPage) {
      return { status: 413, text: tooLarge(largest).message };
    }
    if (this.#working >= this.limits.atOnce) {
      return { status: 503, text: 'Carrel is busy with other pages.' };
    }
    return null;
  }
}

/** Extensions and programs may; pages of the web always send their origin. */
function mayCome(origin: string | undefined): boolean {
  return origin === undefined || /^(?:chrome|moz|safari-web)-extension:\/\/[\w-]+$/i.test(origin);
}

/** Compares hashes, which have one length: the time tells nothing of the token. */
function isSame(given: string, right: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(right));
}

function accept(response: ServerResponse, reply: Extract<BrowserReply, { kind: 'saved' }>): void {
  const { outcome, article, title } = reply;
  response.writeHead(statusOf[outcome], { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ outcome, article, title }));
}

/**
 * Answers, and closes the connection. A sender that is still writing would meet a closed connection
 * instead of the answer, so the rest of a body is passed over first, for a moment.
 */
async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, text }: Refusal,
  lingerMs: number,
): Promise<void> {
  request.resume();
  if (!request.complete) {
    const ended = new Promise((resolve) => request.once('end', resolve).once('close', resolve));
    await Promise.race([ended, pause(lingerMs)]);
  }
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(text);
}

type Failed = Exclude<BrowserReply, { kind: 'saved' }>;

function statusFor(reply: Failed): number {
  if (reply.kind !== 'failed') return 500;
  if (reply.reason === 'too-large') return 413;
  if (reply.reason === 'media-type') return 415;
  return reply.reason === 'broken' ? 400 : 422;
}

const messageOf = (reply: Failed) => (reply.kind === 'failed' ? reply.message : '');
