/**
 * Rewrites a page as UTF-8 with a byte order mark where only the message around it states its charset. A
 * page that names a charset itself, or does not decode, stays as it is, and so does one in UTF-8: programs
 * call it `us-ascii` or `iso-8859-1`, in which any bytes are text.
 */
export function withDeclaredCharset(
  bytes: Uint8Array<ArrayBuffer>,
  charset: string | null,
): Uint8Array<ArrayBuffer> {
  if (charset === null || /^utf-?8$/i.test(charset)) return bytes;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (/<meta[^>]+charset/i.test(head)) return bytes;
  if (isForeignUtf8(bytes)) return bytes;
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
    return new TextEncoder().encode(`\ufeff${text}`);
  } catch {
    return bytes;
  }
}

/** True for UTF-8 with other characters than those of ASCII. */
function isForeignUtf8(bytes: Uint8Array<ArrayBuffer>): boolean {
  if (!bytes.some((byte) => byte > 0x7f)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
