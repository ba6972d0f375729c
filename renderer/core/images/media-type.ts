/** By the first bytes alone; null for what is none of the pictures that a browser shows. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  // One character a byte; the decoder called latin1 is windows-1252 and has another \x89.
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'image/webp';
  // Its own brand first, or among those that it is compatible with.
  if (/^[\s\S]{4}ftyp(?:avi[fs]|(?:mif1|msf1|miaf)[\s\S]{4}[a-z\d]*avi[fs])/.test(head)) {
    return 'image/avif';
  }
  if (/^BM[\s\S]{4}\0\0\0\0/.test(head)) return 'image/bmp';
  if (
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!doctype[^>]*>\s*)*<svg[\s>]/i.test(
      head,
    )
  ) {
    return 'image/svg+xml';
  }
  return null;
}
