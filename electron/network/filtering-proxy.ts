/**
 * The only way from a fetching session to the network: a proxy on this machine that connects to public
 * addresses and to hosts that the user has allowed. It checks the address to which it connects, at the
 * time when it connects, so a name that changes its address meanwhile gains nothing.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type LookupAddress, lookup as lookUp } from 'node:dns';
import {
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, isIP, type LookupFunction, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectSecurely } from 'node:tls';
import { isPublicAddress, plainHost } from './addresses.js';
import { askForTunnel, askSocks, ProxyFailed, type UpstreamProxy } from './upstream-proxy.js';

/** Why the proxy could not connect. */
export interface ConnectTrouble {
  reason: 'refused-address' | 'unreachable';
  message: string;
}

interface ProxyDuties {
  isAllowed(host: string, port: number): boolean;
  /** The system's proxy for an address; null for a direct connection. */
  upstreamFor(url: string): Promise<UpstreamProxy | null>;
  /** All addresses of a name. Node's own look-up, unless a test passes another one. */
  resolve?: Resolve;
}

type Resolve = (host: string) => Promise<LookupAddress[]>;

/** How long a connection may take to be made, in milliseconds. */
const connectWithinMs = 15_000;
/** How long a connection may be silent, in milliseconds. */
const silentForMs = 60_000;
/** Headers of one answer, in bytes. Chromium takes no more than 256 KiB. */
const largestHeaders = 128 * 1024;
const mostTroubles = 1_000;

const hopByHop = new Set([
  ...['connection', 'proxy-connection', 'proxy-authorization', 'proxy-authenticate'],
  ...['keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
]);

class Refused extends Error {
  constructor(
    readonly reason: ConnectTrouble['reason'],
    message: string,
  ) {
    super(message);
  }
}

export class FilteringProxy {
  readonly user = 'carrel';
  /** Other programs of this machine must not use the proxy. */
  readonly password = randomBytes(24).toString('hex');
  readonly #troubles = new Map<string, ConnectTrouble>();
  readonly #sockets = new Set<Duplex>();
  readonly #resolve: Resolve;
  readonly #server = createServer({ maxHeaderSize: largestHeaders });

  constructor(private readonly duties: ProxyDuties) {
    this.#resolve = duties.resolve ?? allAddresses;
    this.#server.on('connection', (socket) => this.#keep(socket));
    this.#server.on('request', (asked, answer) => void this.#forward(asked, answer));
    this.#server.on('connect', (asked, socket) => void this.#tunnel(asked, socket));
    this.#server.on('upgrade', (_asked, socket) => socket.destroy());
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  /** Starts listening; resolves to the port. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () =>
        resolve((this.#server.address() as AddressInfo).port),
      );
    });
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Why the last connection to this host failed; null when it was made. */
  troubleOf(host: string, port: number): ConnectTrouble | null {
    return this.#troubles.get(keyOf(host, port)) ?? null;
  }

  async #tunnel(asked: IncomingMessage, socket: Duplex): Promise<void> {
    this.#keep(socket);
    if (!this.#isOurs(asked)) {
      socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="carrel"\r\nContent-Length: 0\r\n\r\n',
      );
      return;
    }
    const target = targetOf(`https://${asked.url ?? ''}`);
    if (target === null) {
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      return;
    }
    try {
      const { socket: out } = await this.#connect(target, true);
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      out.pipe(socket).pipe(out);
      out.on('close', () => socket.destroy());
      socket.on('close', () => out.destroy());
    } catch (error) {
      this.#note(target, error);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    }
  }

  async #forward(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (!this.#isOurs(asked)) {
      answer.writeHead(407, { 'proxy-authenticate': 'Basic realm="carrel"' }).end();
      return;
    }
    const target = targetOf(asked.url ?? '');
    if (target === null || target.url.protocol !== 'http:') {
      answer.writeHead(400).end();
      return;
    }
    try {
      const { socket: out, isHttpProxy } = await this.#connect(target, false);
      const { pathname, search, href } = target.url;
      const sent = request({
        createConnection: () => out,
        method: asked.method ?? 'GET',
        path: isHttpProxy ? href : pathname + search,
        headers: { ...passedOn(asked.headers), host: target.url.host, connection: 'close' },
        maxHeaderSize: largestHeaders,
        // Chromium reads the answer once more, as strictly as it reads every other.
        insecureHTTPParser: true,
        setDefaultHeaders: false,
      } as RequestOptions);
      const giveUp = (error: unknown) => {
        this.#note(target, error);
        // Without an answer, so that no server's answer is taken for the proxy's.
        answer.destroy();
      };
      let isWhole = () => false;
      // What a server sends behind a whole answer is dropped.
      sent.on('error', (error) => isWhole() || giveUp(error));
      sent.on('response', (got) => {
        isWhole = () => got.complete;
        got.on('error', giveUp);
        try {
          answer.writeHead(got.statusCode ?? 502, got.statusMessage, rawPassedOn(got));
        } catch (error) {
          // A header has characters that no header may have.
          sent.destroy(error as Error);
          return;
        }
        got.pipe(answer);
      });
      answer.on('close', () => sent.destroy());
      asked.pipe(sent);
    } catch (error) {
      this.#note(target, error);
      answer.destroy();
    }
  }

  /** A connection to the target, or through the system's proxy. */
  async #connect(
    target: Target,
    needsTunnel: boolean,
  ): Promise<{ socket: Socket; isHttpProxy: boolean }> {
    const { host, port, url } = target;
    const isAllowed = this.duties.isAllowed(host, port);
    const upstream = await this.duties.upstreamFor(url.href);
    if (upstream === null) {
      const socket = await this.#open({ host, port, isSecure: false }, isAllowed);
      this.#troubles.delete(keyOf(host, port));
      return { socket, isHttpProxy: false };
    }
    if (!isAllowed) await this.#checkForUpstream(host);
    const { kind } = upstream;
    const isHttpProxy = kind === 'http' || kind === 'https';
    // SOCKS 4 takes no name, so the name is resolved here, and before the proxy is bothered.
    const named = kind === 'socks4' ? await this.#ipv4Of(host, isAllowed) : host;
    const socket = await this.#open({ ...upstream, isSecure: kind === 'https' }, true);
    if (!isHttpProxy) await askSocks(socket, upstream, named, port);
    else if (needsTunnel) await askForTunnel(socket, host, port);
    this.#troubles.delete(keyOf(host, port));
    return { socket, isHttpProxy };
  }

  async #ipv4Of(host: string, isAllowed: boolean): Promise<string> {
    if (isIP(host) === 4) return host;
    const found = (await this.#resolve(host)).filter(({ family }) => family === 4);
    const usable = isAllowed ? found : publicOnes(found);
    if (usable[0] === undefined) {
      throw new Refused('unreachable', `${host} has no address that a SOCKS 4 proxy can use`);
    }
    return usable[0].address;
  }

  /**
   * The system's proxy resolves the name itself. What this machine knows of the name is checked; a name
   * that only the proxy knows is left to it.
   */
  async #checkForUpstream(host: string): Promise<void> {
    const found = isIP(host) ? [{ address: host }] : await this.#resolve(host).catch(() => []);
    if (isLocalName(host) || (found.length > 0 && publicOnes(found).length === 0)) {
      throw refusalOf(host);
    }
  }

  #open({ host, port, isSecure }: Endpoint, isAllowed: boolean): Promise<Socket> {
    if (isIP(host) && !isAllowed && !isPublicAddress(host)) return Promise.reject(refusalOf(host));
    const lookup: LookupFunction = (name, { all }, done) => {
      void this.#resolve(name).then(
        (found) => {
          const usable = isAllowed ? found : publicOnes(found);
          const [first] = usable;
          if (first === undefined) return done(refusalOf(name), '', 0);
          return all ? done(null, usable) : done(null, first.address, first.family);
        },
        (error) => done(error, '', 0),
      );
    };
    const where = { host, port, lookup, autoSelectFamily: true };
    return new Promise((resolve, reject) => {
      const socket = isSecure ? connectSecurely({ ...where, servername: host }) : connect(where);
      this.#keep(socket);
      socket.setTimeout(connectWithinMs, () =>
        socket.destroy(new Refused('unreachable', `${host} does not answer`)),
      );
      socket.once('error', reject);
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        socket.setTimeout(silentForMs, () => socket.destroy());
        socket.on('error', () => socket.destroy());
        resolve(socket);
      });
    });
  }

  #isOurs({ headers }: IncomingMessage): boolean {
    const right = Buffer.from(
      `Basic ${Buffer.from(`${this.user}:${this.password}`).toString('base64')}`,
    );
    const given = Buffer.from(headers['proxy-authorization'] ?? '');
    return given.length === right.length && timingSafeEqual(given, right);
  }

  #keep(socket: Duplex): void {
    if (this.#sockets.has(socket)) return;
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }

  #note({ host, port }: Target, error: unknown): void {
    const key = keyOf(host, port);
    this.#troubles.delete(key);
    this.#troubles.set(key, troubleOf(error, host));
    const oldest = this.#troubles.keys().next();
    if (this.#troubles.size > mostTroubles && !oldest.done) this.#troubles.delete(oldest.value);
  }
}

interface Endpoint {
  host: string;
  port: number;
  isSecure: boolean;
}

interface Target {
  url: URL;
  host: string;
  port: number;
}

function targetOf(address: string): Target | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const host = plainHost(url.hostname);
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  return host === '' ? null : { url, host, port };
}

const keyOf = (host: string, port: number) => `${plainHost(host)}:${port}`;

const allAddresses: Resolve = (host) =>
  new Promise((resolve, reject) => {
    lookUp(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found)));
  });

const publicOnes = <Found extends { address: string }>(found: readonly Found[]) =>
  found.filter(({ address }) => isPublicAddress(address));

/** Names that mean this machine or its own network, also where a proxy of the system resolves them. */
const isLocalName = (host: string) =>
  isIP(host) === 0 &&
  (!host.includes('.') || /\.(?:localhost|local|internal|home\.arpa)$/.test(host));

const refusalOf = (host: string) =>
  new Refused('refused-address', `${host} is an address of this machine or of a private network`);

function troubleOf(error: unknown, host: string): ConnectTrouble {
  if (error instanceof Refused) return { reason: error.reason, message: error.message };
  if (error instanceof ProxyFailed) return { reason: 'unreachable', message: error.message };
  // When several addresses were tried, each has its own error.
  const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
  const code = (errors[0] as NodeJS.ErrnoException | undefined)?.code ?? '';
  return {
    reason: 'unreachable',
    message: meanings[code] ?? `${host} cannot be reached (${code})`,
  };
}

const meanings: Record<string, string> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'host names cannot be resolved now (no network?)',
  ECONNREFUSED: 'the host refuses the connection',
  ECONNRESET: 'the host has closed the connection',
  ETIMEDOUT: 'the host does not answer',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'the host cannot be reached',
  ERR_INVALID_CHAR: 'the headers of the answer are damaged',
  HPE_HEADER_OVERFLOW: 'the headers of the answer are too large',
};

function passedOn(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}

/** The headers of an answer as they came, in a flat list. */
function rawPassedOn({ rawHeaders }: IncomingMessage): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!hopByHop.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
