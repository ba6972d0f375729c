/** Korean encodings that no browser decodes: Johab (KS X 1001 annex 3, code page 1361) and ISO-2022-KR. */

const REPLACEMENT = '\ufffd';
const eucKr = new TextDecoder('euc-kr');

/** Compatibility letters for a syllable that lacks a part. */
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const MEDIALS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
/** In five bits each; these values stand for a part that is missing. */
const FILL = { initial: 1, medial: 2, final: 1 };
const MEDIAL_OF = [
  ...[-1, -1, -1, 0, 1, 2, 3, 4, -1, -1, 5, 6, 7, 8, 9, 10],
  ...[-1, -1, 11, 12, 13, 14, 15, 16, -1, -1, 17, 18, 19, 20, -1, -1],
];
/** The code skips 18; 0 is no final. */
const finalOf = (bits: number) => {
  if (bits < 2) return bits === FILL.final ? 0 : -1;
  if (bits === 18 || bits > 29) return -1;
  return bits < 18 ? bits - 1 : bits - 2;
};

/** A character of Johab; the replacement character for a code that has none. */
function johabCharacter(lead: number, trail: number): string {
  if (lead >= 0x84 && lead <= 0xd3) return hangul((lead << 8) | trail);
  const isSymbol = lead >= 0xd9 && lead <= 0xde;
  const isHanja = lead >= 0xe0 && lead <= 0xf9;
  const isTrail = (trail >= 0x31 && trail <= 0x7e) || (trail >= 0x91 && trail <= 0xfe);
  if (!(isSymbol || isHanja) || !isTrail) return REPLACEMENT;
  // Two rows of KS X 1001, which EUC-KR has too, share a lead byte.
  const row = isSymbol ? 2 * (lead - 0xd9) : 2 * lead - 0x197;
  const cell = trail < 0x91 ? trail - 0x31 : trail - 0x43;
  const second = cell < 94 ? 0 : 1;
  return eucKr.decode(Uint8Array.of(0xa1 + row + second, 0xa1 + cell - 94 * second));
}

function hangul(code: number): string {
  const bits = { initial: (code >> 10) & 31, medial: (code >> 5) & 31, final: code & 31 };
  const initial = bits.initial - 2;
  const medial = MEDIAL_OF[bits.medial] ?? -1;
  const final = finalOf(bits.final);
  if (initial >= INITIALS.length || final < 0) return REPLACEMENT;
  if (initial >= 0 && medial >= 0)
    return String.fromCharCode(0xac00 + (initial * 21 + medial) * 28 + final);
  const isAlone = (part: boolean, other: boolean) => part && !other;
  if (isAlone(initial >= 0, final > 0) && bits.medial === FILL.medial)
    return INITIALS[initial] ?? REPLACEMENT;
  if (bits.initial !== FILL.initial) return REPLACEMENT;
  if (bits.medial === FILL.medial && final === 0) return '\u3000';
  if (isAlone(medial >= 0, final > 0)) return MEDIALS[medial] ?? REPLACEMENT;
  if (final > 0 && bits.medial === FILL.medial) return FINALS[final - 1] ?? REPLACEMENT;
  return REPLACEMENT;
}

export interface PieceDecoder {
  /** `isLast`: nothing follows, so a character that is cut off is a broken one. */
  decode(piece: Uint8Array, isLast: boolean): string;
}

/** Johab's own won sign takes the place of the backslash; files mean the backslash. */
export class JohabDecoder implements PieceDecoder {
  #lead: number | null = null;

  decode(piece: Uint8Array, isLast: boolean): string {
    const characters: string[] = [];
    for (const byte of piece) {
      if (this.#lead !== null) {
        const character = johabCharacter(this.#lead, byte);
        characters.push(character);
        this.#lead = null;
        // A broken character does not take the line's end with it.
        if (character === REPLACEMENT && byte < 0x31) characters.push(String.fromCharCode(byte));
      } else if (byte < 0x80) characters.push(String.fromCharCode(byte));
      else this.#lead = byte;
    }
    if (isLast && this.#lead !== null) {
      characters.push(REPLACEMENT);
      this.#lead = null;
    }
    return characters.join('');
  }
}

const ESC = 0x1b;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;
/** ESC $ ) C: what is between the shifts is KS X 1001. */
const DESIGNATOR = [0x24, 0x29, 0x43];

/** True for an escape sequence that only ISO-2022-KR has. */
export function hasKoreanDesignator(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESC); at !== -1; at = bytes.indexOf(ESC, at + 1)) {
    if (DESIGNATOR.every((byte, i) => bytes[at + 1 + i] === byte)) return true;
  }
  return false;
}

/** Seven-bit text, of which what stands between two shifts is EUC-KR without the eighth bits. */
export class Iso2022KrDecoder implements PieceDecoder {
  #isShifted = false;
  /** Bytes left of a designator. */
  #skip = 0;
  readonly #decoder = new TextDecoder('euc-kr');

  decode(piece: Uint8Array, isLast: boolean): string {
    const bytes = new Uint8Array(piece.length);
    let length = 0;
    for (const byte of piece) {
      if (this.#skip > 0 && byte === DESIGNATOR[DESIGNATOR.length - this.#skip]) {
        this.#skip--;
        continue;
      }
      this.#skip = byte === ESC ? DESIGNATOR.length : 0;
      if (byte === ESC) continue;
      if (byte === SHIFT_OUT) this.#isShifted = true;
      else if (byte === SHIFT_IN) this.#isShifted = false;
      else {
        // A line that ends shifted is cut off: the next one begins in ASCII.
        if (byte === 0x0a) this.#isShifted = false;
        bytes[length++] = this.#isShifted && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte;
      }
    }
    return this.#decoder.decode(bytes.subarray(0, length), { stream: !isLast });
  }
}
