import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FilteringProxy } from '../../../../electron/network/filtering-proxy';
import {
  asEnvironmentSays,
  readProxyList,
  type UpstreamProxy,
} from '../../../../electron/network/upstream-proxy';

let proxy: FilteringProxy;
let proxyPort: number;
let site: Server;
let sitePort: number;
let asked: string[];
let allowed: string[];
let upstream: UpstreamProxy | null;
/** The addresses of names, as DNS would say them now. */
let names: Record<string, string[]>;

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

beforeEach(async () => {
  asked = [];
  allowed = [];
  names = {};
  upstream = null;
  site = createServer((got, answer) => {
    asked.push(`${got.method} ${got.url} ${got.headers.host}`);
    expect(got.headers['proxy-authorization']).toBeUndefined();
    answer.end('hello');
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  sitePort = portOf(site);
  proxy = new FilteringProxy({
    isAllowed: (host, port) => allowed.includes(host) || allowed.includes(`${host}:${port}`),
    upstreamFor: async () => upstream,
    resolve: async (host) =>
      (names[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  });
  proxyPort = await proxy.listen();
});
afterEach(() => {
  proxy.close();
  site.close();
  site.closeAllConnections();
});

const password = () => `Basic ${Buffer.from(`${proxy.user}:${proxy.password}`).toString('base64')}`;

/** Asks the proxy for an address; resolves to status and body, or to the error's code. */
function get(url: string, headers: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve) => {
    const sent = request({
      host: '127.0.0.1',
      port: proxyPort,
      path: url,
      agent: false,
      headers: { host: new URL(url).host, 'proxy-authorization': password(), ...headers },
    });
    sent.on('response', (got) => {
      let body = '';
      got.on('data', (piece) => {
        body += piece;
      });
      got.on('end', () => resolve(`${got.statusCode} ${body}`));
      got.on('error', () => resolve('broken off'));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    sent.end();
  });
}

/** The first line of the proxy's answer to CONNECT. */
function tunnel(authority: string, headers = `Proxy-Authorization: ${password()}\r\n`) {
  return new Promise<string>((resolve) => {
    const socket = connect(proxyPort, '127.0.0.1');
    socket.on('error', () => resolve('broken off'));
    socket.on('close', () => resolve('closed'));
    socket.once('data', (bytes) => {
      resolve(bytes.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${headers}\r\n`);
  });
}

const refused = 'HTTP/1.1 502 Bad Gateway';

it.each([
  ...['127.0.0.1', '2130706433', '0x7f.1', '017700000001', '0', '127.1', '[::1]', '[::]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::7f00:1]', '[64:ff9b::7f00:1]', '10.0.0.1'],
  ...['169.254.169.254', '100.64.0.1', '192.168.1.1', '224.0.0.1', '255.255.255.255', '[fe80::1]'],
  ...['[fd00::1]', '[ff02::1]', 'localhost', 'name.example', 'localhost.'],
])('connects to %s neither by a request nor by a tunnel', async (host) => {
  names = { localhost: ['127.0.0.1'], 'name.example': ['127.0.0.1', '::1', '10.1.1.1'] };
  expect(await get(`http://${host}:${sitePort}/`)).toBe('ECONNRESET');
  expect(await tunnel(`${host}:${sitePort}`)).toBe(refused);
  expect(asked).toEqual([]);
  const plain = new URL(`http://${host}/`).hostname;
  expect(proxy.troubleOf(plain, sitePort)?.reason).toBe('refused-address');
});

it('connects to a host that the user has allowed, at the allowed port', async () => {
  allowed = [`127.0.0.1:${sitePort}`];
  expect(await get(`http://127.0.0.1:${sitePort}/a?b`)).toBe('200 hello');
  expect(await tunnel(`127.0.0.1:${sitePort}`)).toBe('HTTP/1.1 200 Connection Established');
  expect(await get('http://127.0.0.1:9/')).toBe('ECONNRESET');
  expect(asked).toEqual([`GET /a?b 127.0.0.1:${sitePort}`]);
  expect(proxy.troubleOf('127.0.0.1', sitePort)).toBeNull();
});

it('checks the address to which it connects: a name that changes gains nothing', async () => {
  allowed = ['moved.example'];
  names = { 'moved.example': ['127.0.0.1'], 'rebinding.example': ['8.8.8.8'] };
  expect(await get(`http://moved.example:${sitePort}/`)).toBe('200 hello');
  names['rebinding.example'] = ['127.0.0.1'];
  expect(await get(`http://rebinding.example:${sitePort}/`)).toBe('ECONNRESET');
  expect(asked).toHaveLength(1);
});

it('serves nobody without its password', async () => {
  allowed = ['127.0.0.1'];
  const wrong = `Basic ${Buffer.from('carrel:wrong').toString('base64')}`;
  expect(await get(`http://127.0.0.1:${sitePort}/`, { 'proxy-authorization': wrong })).toMatch(
    /^407/,
  );
  expect(await tunnel(`127.0.0.1:${sitePort}`, '')).toMatch(/407/);
  expect(asked).toEqual([]);
});

it.each([
  ['a header with characters that no header may have', 'HTTP/1.1 200 OK\r\nX: a\x01b\r\n\r\nx'],
  ['headers without end', `HTTP/1.1 200 OK\r\n${'X: yyyyyyyy\r\n'.repeat(50_000)}`],
  ['no HTTP', '220 smtp ready\r\n'],
  ['an end in the middle', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf'],
])('survives a server that answers %s', async (_, answer) => {
  const broken = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.end(answer);
  });
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  allowed = ['127.0.0.1'];
  expect(await get(`http://127.0.0.1:${portOf(broken)}/`)).toMatch(/^(?:ECONNRESET|broken off)$/);
  broken.close();
  expect(await get(`http://127.0.0.1:${sitePort}/`)).toBe('200 hello');
});

it('goes through the proxy of the system', async () => {
  const lines: string[] = [];
  const system = createServer((got, answer) => {
    lines.push(`${got.method} ${got.url}`);
    answer.end('by the proxy');
  });
  system.on('connect', (got, socket) => {
    lines.push(`CONNECT ${got.url}`);
    socket.end('HTTP/1.1 200 OK\r\n\r\n');
  });
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve));
  upstream = { kind: 'http', host: '127.0.0.1', port: portOf(system) };
  names = { 'inside.example': ['10.0.0.1'] };
  expect(await get('http://news.example/a')).toBe('200 by the proxy');
  expect(await tunnel('news.example:443')).toBe('HTTP/1.1 200 Connection Established');
  for (const host of ['127.0.0.1', 'inside.example', 'intranet', 'printer.local']) {
    expect(await tunnel(`${host}:443`), host).toBe(refused);
  }
  expect(lines).toEqual(['GET http://news.example/a', 'CONNECT news.example:443']);
  system.close();
});

/** A SOCKS server that writes down where it was to connect, and connects to the site instead. */
async function socksServer(answer: (bytes: Buffer) => { to: string; said: Buffer } | null) {
  const wanted: string[] = [];
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', function take(bytes: Buffer) {
      const done = answer(bytes);
      if (done === null) return void socket.write(Buffer.from([5, 0]));
      wanted.push(done.to);
      socket.off('data', take);
      socket.write(done.said);
      const out: Socket = connect(sitePort, '127.0.0.1');
      out.on('error', () => {});
      out.pipe(socket).pipe(out);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, wanted };
}

const portIn = (bytes: Buffer, at: number) => bytes.readUInt16BE(at);

it('goes through a SOCKS 5 proxy of the system, which resolves names', async () => {
  const { server, wanted } = await socksServer((bytes) => {
    if (bytes.length < 8) return null;
    const length = bytes[4] ?? 0;
    const to = `${bytes.toString('latin1', 5, 5 + length)}:${portIn(bytes, 5 + length)}`;
    return { to, said: Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]) };
  });
  upstream = { kind: 'socks5', host: '127.0.0.1', port: portOf(server) };
  names = { 'inside.example': ['10.0.0.1'] };
  expect(await get('http://news.example/a?b')).toBe('200 hello');
  expect(asked).toEqual(['GET /a?b news.example']);
  expect(await tunnel('news.example:443')).toBe('HTTP/1.1 200 Connection Established');
  for (const host of ['127.0.0.1', 'inside.example', 'intranet', 'printer.local']) {
    expect(await tunnel(`${host}:443`), host).toBe(refused);
  }
  expect(wanted).toEqual(['news.example:80', 'news.example:443']);
  server.close();
});

it('gives a SOCKS 4 proxy an address that was checked here', async () => {
  const { server, wanted } = await socksServer((bytes) => ({
    to: `${[...bytes.subarray(4, 8)].join('.')}:${portIn(bytes, 2)}`,
    said: Buffer.from([0, 90, 0, 0, 0, 0, 0, 0]),
  }));
  upstream = { kind: 'socks4', host: '127.0.0.1', port: portOf(server) };
  names = {
    'both.example': ['10.0.0.1', '2606:4700::1', '93.184.216.34'],
    'six.example': ['2606:4700::1'],
  };
  expect(await get('http://both.example/')).toBe('200 hello');
  expect(await tunnel('six.example:443')).toBe(refused);
  expect(wanted).toEqual(['93.184.216.34:80']);
  server.close();
});

it.each<[string, Buffer]>([
  ['that wants a password', Buffer.from([5, 2])],
  ['that refuses every way', Buffer.from([5, 255])],
  ['that speaks another language', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ['that says nothing and hangs up', Buffer.alloc(0)],
])('reports a SOCKS proxy %s', async (_what, said) => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.end(said);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  upstream = { kind: 'socks5', host: '127.0.0.1', port: portOf(server) };
  expect(await tunnel('news.example:443')).toBe(refused);
  expect(proxy.troubleOf('news.example', 443)).toMatchObject({ reason: 'unreachable' });
  server.close();
});

it.each<[string, UpstreamProxy | null]>([
  ['DIRECT', null],
  ['PROXY host:3128; DIRECT', { kind: 'http', host: 'host', port: 3128 }],
  ['HTTPS host', { kind: 'https', host: 'host', port: 443 }],
  ['SOCKS host', { kind: 'socks4', host: 'host', port: 1080 }],
  ['socks5 [::1]:9050', { kind: 'socks5', host: '::1', port: 9050 }],
  ['QUIC host:1; SOCKS5 other:2', { kind: 'socks5', host: 'other', port: 2 }],
  ['', null],
])('reads the list of proxies %s', (list, wanted) => {
  expect(readProxyList(list)).toEqual(wanted);
});

it.each<[Record<string, string>, UpstreamProxy['kind']]>([
  [{ all_proxy: 'socks5h://host:1080' }, 'socks5'],
  [{ ALL_PROXY: 'socks5://user:secret@HOST:1080/' }, 'socks5'],
  [{ https_proxy: 'socks4a://host:1080' }, 'socks4'],
  [{ all_proxy: 'socks5://other:1080' }, 'http'],
  [{ all_proxy: 'socks5://host:1081' }, 'http'],
  [{ all_proxy: 'http://host:1080', no_proxy: 'socks5://host:1080' }, 'http'],
  [{ all_proxy: 'socks5://[broken' }, 'http'],
  [{}, 'http'],
])('takes the kind of a proxy from the environment %j', (environment, kind) => {
  const proxy: UpstreamProxy = { kind: 'http', host: 'host', port: 1080 };
  expect(asEnvironmentSays(proxy, environment)).toEqual({ ...proxy, kind });
  expect(asEnvironmentSays(null, environment)).toBeNull();
});
