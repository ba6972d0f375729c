// The proxies of the system: which one is for an address, and how one is asked to connect.
import { isIP, type Socket } from 'node:net';
import { SocksClient } from 'socks';
import { plainHost } from './addresses.js';

export interface UpstreamProxy {
  /** `https`: the connection to the proxy itself is encrypted. */
  kind: 'http' | 'https' | 'socks4' | 'socks5';
  host: string;
  port: number;
}

/** A proxy has refused to connect, or is none. */
export class ProxyFailed extends Error {}

/** Headers of a proxy's answer, in bytes. */
const largestHeaders = 128 * 1024;
const socksWithinMs = 15_000;

const kinds: Readonly<Record<string, UpstreamProxy['kind']>> = {
  PROXY: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};
const ports: Record<UpstreamProxy['kind'], number> = {
  ...{ http: 80, https: 443, socks4: 1080, socks5: 1080 },
};

/**
 * Reads a list such as `PROXY host:3128; SOCKS5 other:1080; DIRECT`: the first proxy of a kind that is
 * known; null for a direct connection.
 */
export function readProxyList(list: string): UpstreamProxy | null {
  for (const entry of list.split(';')) {
    const [word = '', place = ''] = entry.trim().split(/\s+/);
    if (word.toUpperCase() === 'DIRECT') return null;
    const kind = kinds[word.toUpperCase()];
    const [, host, port] = /^\[?([^\]]+?)\]?(?::(\d+))?$/.exec(place) ?? [];
    if (kind !== undefined && host !== undefined) {
      return { kind, host, port: Number(port ?? ports[kind]) };
    }
  }
  return null;
}

const socksVariables = ['http_proxy', 'https_proxy', 'all_proxy'];

/**
 * Chromium takes `all_proxy=socks5://host:1080` for an HTTP proxy of this place; other programs take it for
 * what it says.
 */
export function asEnvironmentSays(
  proxy: UpstreamProxy | null,
  environment: Readonly<Record<string, string | undefined>>,
): UpstreamProxy | null {
  if (proxy?.kind !== 'http') return proxy;
  for (const name of [...socksVariables, ...socksVariables.map((each) => each.toUpperCase())]) {
    const value = environment[name] ?? '';
    const [, version] = /^socks(4a?|5h?|):\/\//i.exec(value) ?? [];
    if (version === undefined || !URL.canParse(value)) continue;
    const { hostname, port } = new URL(value);
    const isSame = plainHost(hostname) === plainHost(proxy.host) && Number(port) === proxy.port;
    if (isSame) return { ...proxy, kind: version.startsWith('4') ? 'socks4' : 'socks5' };
  }
  return proxy;
}

/** Asks a SOCKS proxy to connect. Version 4 takes an IPv4 address only, version 5 also a name. */
export async function askSocks(
  socket: Socket,
  { kind, ...proxy }: UpstreamProxy,
  host: string,
  port: number,
): Promise<void> {
  const type = kind === 'socks4' ? 4 : 5;
  try {
    await SocksClient.createConnection({
      ...{ proxy: { ...proxy, type }, command: 'connect', destination: { host, port } },
      ...{ existing_socket: socket, timeout: socksWithinMs },
    });
  } catch (error) {
    socket.destroy();
    throw new ProxyFailed(`the system's proxy refuses: ${(error as Error).message}`);
  }
}

/** Asks an HTTP proxy for a tunnel. */
export function askForTunnel(socket: Socket, host: string, port: number): Promise<void> {
  const authority = isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
  return new Promise((resolve, reject) => {
    let head = '';
    const read = (bytes: Buffer) => {
      head += bytes.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0 && head.length < largestHeaders) return;
      socket.off('data', read);
      socket.pause();
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
      if (end >= 0 && status?.startsWith('2')) {
        const rest = head.slice(end + 4);
        if (rest !== '') socket.unshift(Buffer.from(rest, 'latin1'));
        resolve();
        return;
      }
      socket.destroy();
      reject(new ProxyFailed(`the system's proxy answers ${status ?? 'nothing usable'}`));
    };
    socket.on('data', read);
    socket.once('close', () => reject(new ProxyFailed("the system's proxy hangs up")));
    socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  });
}
