import type { FetchFailure } from '../ipc/fetching.js';
import { plainHost } from './addresses.js';
import type { FilteringProxy } from './filtering-proxy.js';

/** What an error of Chromium's network means; the proxy knows why it could not connect. */
export function readNetError(
  message: string,
  address: string,
  proxy: Pick<FilteringProxy, 'troubleOf'>,
): FetchFailure & { reason: 'tls' | 'refused-address' | 'unreachable' } {
  const code = /ERR_[A-Z0-9_]+/.exec(message)?.[0] ?? message;
  // A server that answers in something else has no TLS, which is no sign of an attack.
  const isOther = code === 'ERR_SSL_PROTOCOL_ERROR';
  if (!isOther && /^ERR_(?:CERT_|SSL_|BAD_SSL|CERTIFICATE|ECH_)/.test(code)) {
    return { ok: false, reason: 'tls', message: `the connection is not trustworthy (${code})` };
  }
  const trouble = URL.canParse(address) ? troubleAt(new URL(address), proxy) : null;
  if (trouble !== null) return { ok: false, ...trouble };
  const meaning = meanings[code] ?? `the address cannot be fetched (${code})`;
  return { ok: false, reason: 'unreachable', message: meaning };
}

function troubleAt(
  { hostname, port, protocol }: URL,
  proxy: Pick<FilteringProxy, 'troubleOf'>,
): ReturnType<FilteringProxy['troubleOf']> {
  const usual = protocol === 'https:' ? 443 : 80;
  return proxy.troubleOf(plainHost(hostname), Number(port) || usual);
}

const meanings: Record<string, string> = {
  ERR_CONTENT_DECODING_FAILED: 'the answer cannot be unpacked',
  ERR_CONTENT_LENGTH_MISMATCH: 'the answer has not the length that it states',
  ERR_INCOMPLETE_CHUNKED_ENCODING: 'the answer breaks off',
  ERR_SSL_PROTOCOL_ERROR: 'the server does not answer in TLS',
  ERR_RESPONSE_HEADERS_TOO_BIG: 'the headers of the answer are too large',
  ERR_UNSAFE_PORT: 'the port is closed to web pages',
};
