// Which addresses the network may be asked for.
import { BlockList, isIP, isIPv4 } from 'node:net';

/** IPv4 that is not the public internet: IANA's special-purpose registry, multicast, broadcast. */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  special.addSubnet(network, prefix, 'ipv4');
}

/** The only IPv6 space that is routed on the internet. Its special parts are in `specialGlobal`. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
/** IETF's own (Teredo, ORCHID, benchmarks), documentation, and 6to4, which holds any IPv4 address. */
const specialGlobal = new BlockList();
specialGlobal.addSubnet('2001::', 23, 'ipv6');
specialGlobal.addSubnet('2001:db8::', 32, 'ipv6');
specialGlobal.addSubnet('2002::', 16, 'ipv6');
specialGlobal.addSubnet('3fff::', 20, 'ipv6');
/** Networks without IPv4 reach it by these addresses (RFC 6052), whose last 32 bits are the IPv4 one. */
const nat64 = new BlockList();
nat64.addSubnet('64:ff9b::', 96, 'ipv6');

/** True for an address of the public internet; false for all others and for what is no address. */
export function isPublicAddress(address: string): boolean {
  const bare = address.split('%')[0] ?? '';
  if (isIPv4(bare)) return !special.check(bare, 'ipv4');
  if (isIP(bare) !== 6) return false;
  if (nat64.check(bare, 'ipv6')) return !special.check(lastIPv4(bare), 'ipv4');
  return global.check(bare, 'ipv6') && !specialGlobal.check(bare, 'ipv6');
}

/** The last 32 bits as IPv4. */
function lastIPv4(address: string): string {
  // The URL parser writes every form of an IPv6 address in one: hexadecimal, without an IPv4 part.
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split(':');
  const [high = 0, low = 0] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** A host's name or address as the URL parser writes it, without brackets and final dot. */
export function plainHost(host: string): string {
  return host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
}

/** A host that may be asked although its address is not public; `port` null means every port. */
interface AllowedHost {
  host: string;
  port: number | null;
}

/** Reads `nas.local`, `127.0.0.1:8080`, `[fd00::1]:80`, also from a whole address; null for others. */
export function readAllowedHost(text: string): string | null {
  const trimmed = text.trim();
  const address = /^https?:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (trimmed.length > 300 || !URL.canParse(address)) return null;
  const { hostname, port, pathname, username } = new URL(address);
  const isWhole = address === trimmed;
  if (hostname === '' || username !== '' || (!isWhole && pathname !== '/')) return null;
  // The URL parser drops the scheme's own port.
  const ownPort = /:(80|443)(?:\/|$)/.exec(address)?.[1] ?? '';
  return `${hostname.replace(/\.$/, '')}${port || ownPort ? `:${port || ownPort}` : ''}`;
}

function parseAllowed(entry: string): AllowedHost {
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  const isBareIPv6 = isIP(plainHost(entry)) === 6;
  return isBareIPv6 || port === undefined
    ? { host: plainHost(entry), port: null }
    : { host: plainHost(host), port: Number(port) };
}

/** True when one of the entries, as `readAllowedHost` writes them, names this host and port. */
export function isAllowedHost(entries: readonly string[], host: string, port: number): boolean {
  const plain = plainHost(host);
  return entries
    .map(parseAllowed)
    .some((entry) => entry.host === plain && (entry.port === null || entry.port === port));
}
