/**
 * True when a PNG, JPEG or GIF states a width and a height that are not 0, as reading programs need them.
 * Decoding would tell more, but Chromium's decoders print their warnings to the terminal.
 */
export function hasSize(bytes: Uint8Array, mediaType: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mediaType === 'image/png') {
    return bytes.length >= 33 && view.getUint32(16) > 0 && view.getUint32(20) > 0;
  }
  if (mediaType === 'image/gif') {
    return bytes.length > 13 && view.getUint16(6) > 0 && view.getUint16(8) > 0;
  }
  return mediaType === 'image/jpeg' && hasFrame(view);
}

/** Looks for the frame header of a JPEG (ITU-T T.81, B.2.2) among its segments. */
function hasFrame(view: DataView): boolean {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return false;
    const marker = view.getUint8(at + 1);
    // Fill bytes, and markers without a length.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return view.getUint16(at + 5) > 0 && view.getUint16(at + 7) > 0;
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return false;
}
