/** Encodings that give themselves away by their bytes, before any statistics. */

const ESC = 0x1b;

/** ISO-2022-JP is all seven-bit, so it is valid UTF-8 too: its escape sequences tell. */
export function hasJisEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESC); at !== -1; at = bytes.indexOf(ESC, at + 1)) {
    const first = bytes[at + 1];
    const second = bytes[at + 2];
    const toKanji = first === 0x24 && (second === 0x40 || second === 0x42);
    const toKana = first === 0x28 && (second === 0x4a || second === 0x49);
    if (toKanji || toKana) return bytes.every((byte) => byte < 0x80);
  }
  return false;
}

/** Markup and spaces leave a zero in every other byte. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const many = length / 2 / 4;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return null;
}

/**
 * Real pages hold a few broken bytes: a truncated end, a pasted advertisement in another charset.
 * In a legacy encoding sequences that are valid in UTF-8 are rare, so ten to one is plenty.
 */
export function isNearlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      good++;
      at += length;
    } else {
      // A sequence cut off by the end of the file says nothing against UTF-8.
      if (bytes.length - at < 4 && lead >= 0xc2) break;
      bad++;
      at++;
      while (at < bytes.length && bytes[at]! >= 0x80 && bytes[at]! < 0xc0) at++;
    }
  }
  return good > 0 && bad * 10 <= good;
}

/** Of the valid multi-byte sequence at this place, or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) return 0;
  for (let next = at + 1; next < at + length; next++) {
    if ((bytes[next]! & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Zero bytes and control codes that no text in any encoding has. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return false;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return false;
  if (utf16WithoutMark(bytes)) return false;
  const head = bytes.subarray(0, 64 * 1024);
  let strange = 0;
  for (const byte of head) {
    if (byte === 0) strange += 8;
    // Tab to carriage return are text, and so is the escape of ISO-2022-JP.
    else if (byte < 0x20 && (byte < 9 || byte > 13) && byte !== ESC) strange++;
  }
  return strange * 100 > head.length;
}
