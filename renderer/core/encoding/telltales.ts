/** Encodings that give themselves away by their bytes, before any statistics. */

const ESC = 0x1b;

/** The encoding that a byte order mark states. */
export function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Has it one of the escape sequences of ISO-2022-JP? */
export function hasJisEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESC); at !== -1; at = bytes.indexOf(ESC, at + 1)) {
    const first = bytes[at + 1];
    const second = bytes[at + 2];
    const toKanji = first === 0x24 && (second === 0x40 || second === 0x42);
    const toKana = first === 0x28 && (second === 0x4a || second === 0x49);
    if (toKanji || toKana) return true;
  }
  return false;
}

/** ISO-2022-JP is all seven-bit, so it is valid UTF-8 too: its escape sequences tell. */
export function isIso2022Jp(bytes: Uint8Array): boolean {
  return hasJisEscapes(bytes) && bytes.every((byte) => byte < 0x80);
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

export function isNearlyUtf8(bytes: Uint8Array): boolean {
  const tally = new Utf8Tally();
  tally.take(bytes);
  return tally.end();
}

/**
 * Counts the valid and the broken sequences of UTF-8 in bytes that come in pieces. Real pages hold a few
 * broken ones: a truncated end, a pasted advertisement in another charset. In a legacy encoding
 * sequences that are valid in UTF-8 are rare, so ten to one is plenty.
 */
export class Utf8Tally {
  #good = 0;
  #bad = 0;
  /** A sequence that the next piece may complete; three bytes at most. */
  #rest: Uint8Array = new Uint8Array();
  #isInBroken = false;

  take(piece: Uint8Array): void {
    if (this.#rest.length === 0) {
      this.#count(piece, false);
      return;
    }
    const bytes = new Uint8Array(this.#rest.length + piece.length);
    bytes.set(this.#rest);
    bytes.set(piece, this.#rest.length);
    this.#count(bytes, false);
  }

  /** True when it is UTF-8 but for a few broken places. */
  end(): boolean {
    this.#count(this.#rest, true);
    return this.#good > 0 && this.#bad * 10 <= this.#good;
  }

  #count(bytes: Uint8Array, isLast: boolean): void {
    let at = 0;
    while (at < bytes.length) {
      const lead = bytes[at]!;
      const isContinuation = lead >= 0x80 && lead < 0xc0;
      if (lead < 0x80 || (isContinuation && this.#isInBroken)) {
        if (lead < 0x80) this.#isInBroken = false;
        at++;
        continue;
      }
      if (!isLast && bytes.length - at < 4) break;
      const length = sequenceLength(bytes, at);
      this.#isInBroken = length === 0;
      if (length > 0) {
        this.#good++;
        at += length;
      } else {
        // A sequence cut off by the end of the file says nothing against UTF-8.
        if (bytes.length - at < 4 && lead >= 0xc2) break;
        this.#bad++;
        at++;
      }
    }
    this.#rest = bytes.slice(at);
  }
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
