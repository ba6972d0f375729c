import { binaryOfBytes } from '../../bytes/binary-string';
import { LARGEST_FILE, LARGEST_INSIDE } from '../../files/limits';
import { ContainerError } from '../container';
import { inflate } from '../inflate';
import { joinBytes } from '../join-bytes';

import { unzstd } from './zstd';

/** Decodes the body of an HTTP response: chunks and compression (RFC 9112, 7.1; RFC 9110, 8.4). */
export async function responseBody(
  sent: Uint8Array<ArrayBuffer>,
  headers: ReadonlyMap<string, string>,
): Promise<Uint8Array<ArrayBuffer>> {
  const isChunked = /chunked/i.test(headers.get('transfer-encoding') ?? '');
  const body = (isChunked ? dechunked(sent) : null) ?? sent;
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return body;
  // The archiving program may have decompressed the body and kept the header.
  const isPacked = body[0] === 0x1f && body[1] === 0x8b;
  if (/^(?:x-)?gzip$/.test(encoding))
    return isPacked ? inflate(body, 'gzip', LARGEST_INSIDE) : body;
  if (encoding === 'deflate') {
    return inflate(body, 'deflate', LARGEST_INSIDE).catch(() =>
      inflate(body, 'deflate-raw', LARGEST_INSIDE),
    );
  }
  if (encoding === 'br' && !looksLikeText(body)) {
    // Loaded on demand: the decoder is large, and few archives need it.
    const { unbrotli } = await import('./brotli');
    return unbrotli(body, LARGEST_FILE);
  }
  if (encoding === 'br') return body;
  if (encoding === 'zstd') {
    return ZSTD.every((byte, at) => body[at] === byte) ? unzstd(body, LARGEST_FILE) : body;
  }
  throw new ContainerError('unknown-format');
}

const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

/** Brotli has no magic number, but a body that is already decompressed begins with markup. */
const looksLikeText = (body: Uint8Array) =>
  /^\s*<[!a-z?]/i.test(binaryOfBytes(body.subarray(0, 64)));

/** The body of chunked transfer coding; null when it is not chunked, because the archiver joined it. */
function dechunked(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const line = String.fromCharCode(...bytes.subarray(at, at + 32));
    const match = /^([0-9a-f]{1,8})(?:;[^\r\n]*)?\r?\n/i.exec(line);
    if (!match) return chunks.length === 0 ? null : joinBytes(chunks);
    const length = Number.parseInt(match[1]!, 16);
    if (length === 0) break;
    const start = at + match[0].length;
    chunks.push(bytes.subarray(start, start + length));
    at = start + length;
    while (bytes[at] === 0x0d || bytes[at] === 0x0a) at += 1;
  }
  return joinBytes(chunks);
}
