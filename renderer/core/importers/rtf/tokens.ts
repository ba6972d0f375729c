/** RTF's syntax (Rich Text Format Specification 1.9.1): groups, control words, bytes of text. */

export type Token =
  | { kind: 'open' | 'close' }
  | { kind: 'word'; name: string; number: number | null }
  /** A control symbol: `\~`, `\*`, `\{`. */
  | { kind: 'symbol'; character: string }
  /** Bytes in the code page of the font. */
  | { kind: 'text'; bytes: Uint8Array };

const OPEN = 0x7b;
const CLOSE = 0x7d;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const isLetter = (byte: number) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isEnd = (byte: number) => byte === 0x0a || byte === 0x0d || byte === 0;
/** Longer names and numbers are of no RTF. */
const LONGEST_NAME = 32;
const MOST_DIGITS = 10;

export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!;
    if (byte === OPEN || byte === CLOSE) {
      yield { kind: byte === OPEN ? 'open' : 'close' };
      at++;
    } else if (byte === BACKSLASH) {
      const { token, end } = controlAt(bytes, at + 1);
      if (token) yield token;
      at = end;
      // Binary data follows its length, and may hold anything.
      if (token?.kind === 'word' && token.name === 'bin') {
        const size = Math.max(0, Math.min(token.number ?? 0, bytes.length - at));
        yield { kind: 'text', bytes: bytes.subarray(at, at + size) };
        at += size;
      }
    } else {
      let end = at;
      while (end < bytes.length && !isSpecial(bytes[end]!)) end++;
      if (end > at) yield { kind: 'text', bytes: bytes.subarray(at, end) };
      at = Math.max(end, at + 1);
      if (isEnd(byte) && end === at - 1) continue;
    }
  }
}

const isSpecial = (byte: number) =>
  byte === OPEN || byte === CLOSE || byte === BACKSLASH || isEnd(byte);

function controlAt(bytes: Uint8Array, start: number): { token: Token | null; end: number } {
  const first = bytes[start];
  if (first === undefined) return { token: null, end: start };
  if (first === 0x27) {
    const value = Number.parseInt(
      String.fromCharCode(bytes[start + 1] ?? 0, bytes[start + 2] ?? 0),
      16,
    );
    if (Number.isNaN(value)) return { token: null, end: start + 1 };
    return { token: { kind: 'text', bytes: Uint8Array.of(value) }, end: start + 3 };
  }
  if (!isLetter(first)) {
    // A line end behind a backslash is a paragraph's end.
    const token: Token = isEnd(first)
      ? { kind: 'word', name: 'par', number: null }
      : { kind: 'symbol', character: String.fromCharCode(first) };
    return { token, end: start + 1 };
  }
  let at = start;
  while (at < bytes.length && at - start < LONGEST_NAME && isLetter(bytes[at]!)) at++;
  const name = String.fromCharCode(...bytes.subarray(start, at));
  const from = at;
  if (bytes[at] === MINUS) at++;
  while (at < bytes.length && at - from <= MOST_DIGITS && isDigit(bytes[at]!)) at++;
  const digits = String.fromCharCode(...bytes.subarray(from, at));
  const number = /\d/.test(digits) ? Number(digits) : null;
  if (number === null) at = from;
  // One space ends a control word and belongs to it.
  if (bytes[at] === 0x20) at++;
  return { token: { kind: 'word', name, number }, end: at };
}
