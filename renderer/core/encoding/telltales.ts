/** Encodings that show by their bytes alone, before any statistics. */
import { hasKoreanDesignator } from './korean-multibyte';
import { plausibility } from './plausibility';
import { utf32Order } from './utf-32';

const ESC = 0x1b;

/** The encoding that a byte order mark states. */
export function markedEncoding(bytes: Uint8Array): string | null {
  const begins = (...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (begins(0xef, 0xbb, 0xbf)) return 'utf-8';
  // UTF-32's mark begins with UTF-16's.
  if (begins(0xff, 0xfe, 0, 0) && utf32Order(bytes) === 'utf-32le') return 'utf-32le';
  if (begins(0, 0, 0xfe, 0xff) && utf32Order(bytes) === 'utf-32be') return 'utf-32be';
  if (begins(0xff, 0xfe)) return 'utf-16le';
  if (begins(0xfe, 0xff)) return 'utf-16be';
  return null;
}

/** An encoding whose zero bytes or escape sequences no other one has; null for any other. */
export function evidentEncoding(bytes: Uint8Array): string | null {
  return markedEncoding(bytes) ?? utf32Order(bytes) ?? utf16WithoutMark(bytes);
}

/** True when one of the escape sequences of ISO-2022-JP is there. */
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

/** Text of seven bits is valid UTF-8 too; the escape sequences of ISO-2022 tell it apart. */
export function iso2022(bytes: Uint8Array): 'iso-2022-jp' | 'iso-2022-kr' | null {
  const isKorean = hasKoreanDesignator(bytes);
  if (!isKorean && !hasJisEscapes(bytes)) return null;
  if (!bytes.every((byte) => byte < 0x80)) return null;
  return isKorean ? 'iso-2022-kr' : 'iso-2022-jp';
}

/**
 * Spaces, line ends and Latin letters leave a zero in every other byte. No 8-bit text has zeros, so a few
 * are enough where the text makes sense in one order of the bytes and not in the other.
 */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, 4096) & ~1);
  if (sample.length < 8 || bytes.length % 2 !== 0 || !sample.includes(0)) return null;
  const little = senseOf(sample, 0);
  const big = senseOf(sample, 1);
  if (Math.max(little, big) < LEAST_SENSE || Math.abs(little - big) < LEAST_LEAD) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** Bytes of no text come to 0 or less. */
const LEAST_SENSE = 0.45;
const LEAST_LEAD = 0.2;

/** The plausibility of UTF-16; `high`: where the high byte of each unit is not. -3 for a control code. */
function senseOf(sample: Uint8Array, high: 0 | 1): number {
  let text = '';
  let letters = 0;
  for (let at = 0; at < sample.length; at += 2) {
    const low = sample[at + high] ?? 0;
    const code = ((sample[at + 1 - high] ?? 0) << 8) | low;
    if (code < 0x20 && (code < 9 || code > 13)) return -3;
    if (code < 0x80) letters++;
    else text += String.fromCharCode(code);
  }
  if (text === '') return 1;
  const foreign = sample.length / 2 - letters;
  return (letters + foreign * plausibility(text)) / (letters + foreign);
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

/** Bytes of the valid multi-byte sequence at this place; 0 when there is none. */
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
  if (evidentEncoding(bytes)) return false;
  const head = bytes.subarray(0, 64 * 1024);
  if (hasKoreanDesignator(head)) return false;
  let strange = 0;
  // An iterator would make an object for each byte.
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    if (byte === 0) strange += 8;
    // Tab to carriage return are text, and so is the escape of ISO-2022-JP.
    else if (byte < 0x20 && (byte < 9 || byte > 13) && byte !== ESC) strange++;
  }
  return strange * 100 > head.length;
}
