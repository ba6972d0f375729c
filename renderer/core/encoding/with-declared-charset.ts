/**
 * Rewrites a page as UTF-8 with a byte order mark where only the message around it states its charset. A
 * page that names a charset itself, or does not decode, stays as it is.
 */
export function withDeclaredCharset(
  bytes: Uint8Array<ArrayBuffer>,
  charset: string | null,
): Uint8Array<ArrayBuffer> {
  if (charset === null || /^utf-?8$/i.test(charset)) return bytes;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (/<meta[^>]+charset/i.test(head)) return bytes;
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
    return new TextEncoder().encode(`\ufeff${text}`);
  } catch {
    return bytes;
  }
}
