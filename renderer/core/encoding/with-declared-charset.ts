/**
 * A page whose charset stands only in the message around it: as UTF-8 with its mark, so that it is
 * read as what it is. One that names a charset itself, or does not decode, is left alone.
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
