/** The media type by the first bytes; null when the bytes are no image that browsers show. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  // One character for each byte. The decoder "latin1" is windows-1252, in which \x89 is another character.
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'image/webp';
  // AVIF may be the major brand or one of the compatible brands.
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
