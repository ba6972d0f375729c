import type { PieceDecoder } from './korean-multibyte';

const REPLACEMENT = 0xfffd;

export class Utf32Decoder implements PieceDecoder {
  #rest: number[] = [];
  #isFirst = true;

  constructor(private readonly isLittleEndian: boolean) {}

  decode(piece: Uint8Array, isLast: boolean): string {
    const characters: string[] = [];
    for (const byte of piece) {
      this.#rest.push(byte);
      if (this.#rest.length < 4) continue;
      const code = this.#code();
      this.#rest = [];
      // The byte order mark.
      if (!(this.#isFirst && code === 0xfeff)) characters.push(String.fromCodePoint(code));
      this.#isFirst = false;
    }
    if (isLast && this.#rest.length > 0) characters.push(String.fromCodePoint(REPLACEMENT));
    if (isLast) this.#rest = [];
    return characters.join('');
  }

  #code(): number {
    const bytes = this.isLittleEndian ? this.#rest.toReversed() : this.#rest;
    const code = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? code : REPLACEMENT;
  }
}

/** Three of each four bytes hold no more than 21 bits, so a zero stands in every fourth place. */
export function utf32Order(bytes: Uint8Array): 'utf-32le' | 'utf-32be' | null {
  if (bytes.length < 4 || bytes.length % 4 !== 0) return null;
  const length = Math.min(bytes.length, 4096);
  const holds = (high: number, plane: number) => {
    for (let at = 0; at < length; at += 4) {
      if (bytes[at + high] !== 0 || (bytes[at + plane] ?? 0) > 0x10) return false;
      // A zero character is no text.
      if (bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0)
        return false;
    }
    return true;
  };
  if (holds(3, 2)) return 'utf-32le';
  return holds(0, 1) ? 'utf-32be' : null;
}
