import { expect, it } from 'vitest';
import { readNetError } from '../../../../electron/network/net-errors';

const proxy = { troubleOf: () => null };
const reasonOf = (code: string) => readNetError(`net::${code}`, 'https://a.example/', proxy).reason;

it('tells a certificate that is not trustworthy from a server without TLS', () => {
  for (const code of [
    'ERR_CERT_DATE_INVALID',
    'ERR_CERT_AUTHORITY_INVALID',
    'ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
  ])
    expect(reasonOf(code)).toBe('tls');
  for (const code of ['ERR_SSL_PROTOCOL_ERROR', 'ERR_CONNECTION_REFUSED'])
    expect(reasonOf(code)).toBe('unreachable');
});
