import { bytesOfBase64 } from './binary-string';

/** The content of a `data:` address (RFC 2397), whatever type it states; null when it is damaged. */
export function dataUriBytes(uri: string): Uint8Array<ArrayBuffer> | null {
  const comma = uri.indexOf(',');
  if (comma === -1) return null;
  const body = uri.slice(comma + 1);
  try {
    if (!/;\s*base64\s*$/i.test(uri.slice(0, comma))) {
      return percentDecoded(body);
    }
    return bytesOfBase64(body.includes('%') ? decodeURIComponent(body) : body);
  } catch {
    return null;
  }
}

/** Percent-encoded bytes may be of any charset. Throws for a `%` without two digits. */
function percentDecoded(text: string): Uint8Array<ArrayBuffer> {
  const encoded = new TextEncoder().encode(text);
  const bytes = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    const byte = encoded[at] as number;
    if (byte !== PERCENT) {
      bytes[length++] = byte;
      continue;
    }
    const digits = String.fromCharCode(...encoded.subarray(at + 1, at + 3));
    if (!/^[\da-f]{2}$/i.test(digits)) throw new URIError(`%${digits}`);
    bytes[length++] = Number.parseInt(digits, 16);
    at += 2;
  }
  return bytes.slice(0, length);
}

const PERCENT = 0x25;
