// A web server that does everything wrong on purpose.
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

const MiB = 1024 * 1024;
const tls = join(import.meta.dirname, '../fixtures/tls');

/** Zstandard: a frame of one repeated byte, 128 KiB a block. */
function zstdBomb(bytes: number): Buffer {
  const block = 128 * 1024;
  // A block of the kind RLE: its size, the kind 1, and the flag of the last block.
  const header = (isLast: boolean) => {
    const value = (block << 3) | (1 << 1) | (isLast ? 1 : 0);
    return [value & 255, (value >> 8) & 255, value >> 16, 0];
  };
  const count = bytes / block;
  const blocks = Array.from({ length: count }, (_, at) => header(at === count - 1));
  // The magic number, a descriptor without checksum and size, and a window of 1 MiB.
  return Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x50, ...blocks.flat()]);
}

type Answer = (response: ServerResponse, headers: NodeJS.Dict<string | string[]>) => void;

const packed =
  (encoding: string, body: Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding });
    response.end(body);
  };

const redirect =
  (status: number, location: string): Answer =>
  (response) => {
    response.writeHead(status, { location });
    response.end();
  };

/** Sends a piece again and again until the other side hangs up. */
function pour(response: ServerResponse, piece: Buffer, everyMs: number): void {
  const timer = setInterval(() => response.write(piece), everyMs);
  response.on('close', () => clearInterval(timer));
}

export interface HostileServer {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** The same by https, with a certificate that nobody vouches for. */
  secureOrigin: string;
  /** Sends raw bytes that are no proper HTTP, by path. */
  rawOrigin: string;
  port: number;
  /** All requests that came in, as `METHOD PATH`. */
  asked: string[];
  lastHeaders: NodeJS.Dict<string | string[]>;
  close(): void;
}

export async function startHostileServer(): Promise<HostileServer> {
  const asked: string[] = [];
  const state = { lastHeaders: {} as NodeJS.Dict<string | string[]> };
  const bombOf = (pack: (body: Buffer) => Buffer) => pack(Buffer.alloc(256 * MiB));
  const bombs = {
    gzip: bombOf(gzipSync),
    br: bombOf((body) => brotliCompressSync(body, { params: { 1: 1 } })),
    deflate: bombOf(deflateSync),
    zstd: zstdBomb(256 * MiB),
  };
  const answers: Record<string, Answer> = {
    '/page': (response) => {
      response.writeHead(200, {
        'content-type': 'text/html; charset=euc-kr',
        etag: '"1"',
        'set-cookie': 'who=you',
      });
      response.end(Buffer.from([0xb0, 0xa1]));
    },
    '/gzip': packed('gzip', gzipSync('hello')),
    '/br': packed('br', brotliCompressSync('hello')),
    '/deflate': packed('deflate', deflateSync('hello')),
    '/zstd': packed('zstd', zstdBomb(128 * 1024)),
    '/gzip-bomb': packed('gzip', bombs.gzip),
    '/br-bomb': packed('br', bombs.br),
    '/deflate-bomb': packed('deflate', bombs.deflate),
    '/zstd-bomb': packed('zstd', bombs.zstd),
    '/broken-gzip': packed('gzip', Buffer.from('this is not gzip at all')),
    '/unchanged': (response, headers) => {
      response.writeHead(headers['if-none-match'] === '"1"' ? 304 : 200, { etag: '"1"' });
      response.end();
    },
    '/to-file': redirect(302, 'file:///etc/passwd'),
    '/to-data': redirect(302, 'data:text/html,x'),
    '/to-app': redirect(302, 'app://carrel/index.html'),
    '/to-metadata': redirect(302, 'http://169.254.169.254/latest/meta-data/'),
    '/to-decimal': redirect(302, 'http://2130706433/'),
    '/loop': redirect(302, '/loop'),
    '/moved': redirect(301, '/moved-on'),
    '/moved-on': redirect(308, '/page'),
    '/50-mb': (response) => {
      response.writeHead(200, { 'content-length': 50 * MiB });
      const piece = Buffer.alloc(MiB, 'x');
      for (let at = 0; at < 50; at++) response.write(piece);
      response.end();
    },
    '/50-mb-unstated': (response) => {
      response.writeHead(200);
      const piece = Buffer.alloc(MiB, 'x');
      for (let at = 0; at < 50; at++) response.write(piece);
      response.end();
    },
    '/endless': (response) => pour(response, Buffer.alloc(64 * 1024, 'x'), 1),
    '/slow': (response) => pour(response, Buffer.from('x'), 300),
    '/silent': () => {},
    '/410': (response) => void response.writeHead(410).end(),
    '/429': (response) => void response.writeHead(429, { 'retry-after': '7200' }).end(),
    '/password': (response) =>
      void response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
  };
  const site = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    state.lastHeaders = request.headers;
    const answer = answers[request.url ?? ''];
    if (answer) answer(response, request.headers);
    else response.writeHead(404).end();
  });
  const secure = createSecureServer(
    {
      key: readFileSync(join(tls, 'self-signed.key')),
      cert: readFileSync(join(tls, 'self-signed.crt')),
    },
    (_request, response) => response.end('secret'),
  );
  const raw = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      const path = bytes.toString('latin1').split(' ')[1] ?? '';
      socket.end(rawAnswers[path.replace(/^http:\/\/[^/]*/, '')] ?? '');
    });
  });
  const servers: Server[] = [site, secure, raw];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }
  const [port, securePort, rawPort] = servers.map(
    (server) => (server.address() as AddressInfo).port,
  ) as [number, number, number];
  return {
    origin: `http://127.0.0.1:${port}`,
    secureOrigin: `https://127.0.0.1:${securePort}`,
    rawOrigin: `http://127.0.0.1:${rawPort}`,
    port,
    asked,
    get lastHeaders() {
      return state.lastHeaders;
    },
    close() {
      site.closeAllConnections();
      secure.closeAllConnections();
      for (const server of servers) server.close();
    },
  };
}

const rawAnswers: Record<string, string> = {
  '/longer': 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more',
  '/shorter': 'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello',
  '/two-lengths': 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello',
  '/flood': `HTTP/1.1 200 OK\r\n${'X: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n'.repeat(100_000)}\r\n`,
  '/no-http': '220 smtp.example ready\r\n',
  '/nothing': '',
};
