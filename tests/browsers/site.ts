/** Serves the pages of site-pages.ts on this machine under two names: frames and pictures can be another site's. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';
import { innerPages, type SiteAnswer, type SiteHost, sitePages } from './site-pages';

/** Names that the browsers are told to look for on this machine. */
export const NAMES = ['news.example', 'other.example'] as const;

export interface Site {
  at(path: string): string;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    at: (path) => `http://${NAMES[0]}:${port}${path}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { type = 'text/html; charset=utf-8', status = 200, headers = {}, content } = reply(request);
  response.writeHead(status, { 'content-type': type, 'cache-control': 'max-age=600', ...headers });
  response.end(content);
}

function reply(request: IncomingMessage): SiteAnswer {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const name = /^\/picture\/([\w-]+)\.png$/.exec(url.pathname)?.[1];
  if (name === 'never') return { status: 404, content: '' };
  if (name) return { type: 'image/png', content: drawing(name) };
  if (url.pathname === '/log-in') {
    const headers = { location: '/login-wall', 'set-cookie': 'member=1; HttpOnly' };
    return { status: 302, headers, content: '' };
  }
  const host = hostOf(url, request.headers.cookie ?? '');
  const inner = innerPages[url.pathname];
  if (inner) return { content: inner(host) };
  const page = sitePages.find(({ path }) => path === url.pathname);
  return page ? page.body(host) : { status: 404, content: 'no such page' };
}

function hostOf(url: URL, cookies: string): SiteHost {
  const isFirst = url.hostname === NAMES[0];
  const otherName = isFirst ? NAMES[1] : NAMES[0];
  return {
    own: (path) => new URL(path, url).href,
    other: (path) => `http://${otherName}:${url.port}${path}`,
    cookies,
  };
}

/** A PNG of 600 × 400 pixels in a colour and with stripes of its own. */
function drawing(name: string): Buffer {
  const [width, height] = [600, 400];
  const seed = crc32(name);
  const row = (at: number) => {
    const shade = (at * ((seed % 7) + 1)) % 256;
    const pixel = Buffer.of(seed & 255, (seed >> 8) & 255, shade);
    return Buffer.concat([Buffer.of(0), ...Array.from({ length: width }, () => pixel)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.concat(Array.from({ length: height }, (_, at) => row(at)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const data = deflateSync(rows);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND')]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
