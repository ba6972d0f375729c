const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
/** Stands before UTF-16; no UTF-8 begins so. */
const mark = [0xff, 0xfe];

/**
 * A text as bytes: in UTF-8, or in UTF-16 where that is shorter. Korean, Chinese and Japanese take two
 * thirds of the bytes so, and half the time to be decoded. Half a surrogate pair becomes U+FFFD.
 */
export function bytesOfText(text: string): Uint8Array {
  const narrow = encoder.encode(text);
  if (narrow.length <= mark.length + 2 * text.length) return narrow;
  const wide = new Uint8Array(mark.length + 2 * text.length);
  wide.set(mark);
  for (let i = 0, at = mark.length; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    wide[at++] = unit & 0xff;
    wide[at++] = unit >>> 8;
  }
  return wide;
}

export function textOfBytes(bytes: Uint8Array): string {
  const isWide = bytes[0] === mark[0] && bytes[1] === mark[1];
  return isWide ? utf16.decode(bytes.subarray(mark.length)) : utf8.decode(bytes);
}
