import { bytesOfBase64 } from './binary-string';

/** The content of a `data:` address (RFC 2397), whatever type it states; null when it is damaged. */
export function dataUriBytes(uri: string): Uint8Array<ArrayBuffer> | null {
  const comma = uri.indexOf(',');
  if (comma === -1) return null;
  const body = uri.slice(comma + 1);
  try {
    if (!/;\s*base64\s*$/i.test(uri.slice(0, comma))) {
      return new TextEncoder().encode(decodeURIComponent(body));
    }
    return bytesOfBase64(body.includes('%') ? decodeURIComponent(body) : body);
  } catch {
    return null;
  }
}
