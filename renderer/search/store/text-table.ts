import { checksum, padded } from '../bytes/checksum';

/**
 * The head of a text file: "CRT3", the number of texts, then for each its end (from the end of the head)
 * and a checksum; zeros pad it to whole words. The head is written last, so a cut-off file has none.
 */
const magic = 0x33545243;
const prologue = 2;

export class TextTable {
  private constructor(
    private readonly numbers: Uint32Array<ArrayBuffer>,
    private readonly count: number,
  ) {}

  static empty(count: number): TextTable {
    const numbers = new Uint32Array(prologue + 2 * count);
    numbers[0] = magic;
    numbers[1] = count;
    return new TextTable(numbers, count);
  }

  static headBytes(count: number): number {
    return 4 * (prologue + 2 * count);
  }

  /** Parses a head; null when it is incomplete or has another number of texts. */
  static of(bytes: Uint8Array<ArrayBuffer>, count: number): TextTable | null {
    if (bytes.byteLength !== TextTable.headBytes(count)) return null;
    const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, prologue + 2 * count);
    return numbers[0] === magic && numbers[1] === count ? new TextTable(numbers, count) : null;
  }

  /** Adds the next text; returns its bytes as they are stored. */
  set(text: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(padded(bytes.length));
    whole.set(bytes);
    this.numbers[prologue + 2 * text] = this.startOf(text) + bytes.length;
    this.numbers[prologue + 2 * text + 1] = checksum(whole)[0];
    return whole;
  }

  /** The text's range in the file, padded to whole words. */
  rangeOf(text: number): readonly [from: number, to: number] {
    const head = TextTable.headBytes(this.count);
    return [head + this.startOf(text), head + this.startOf(text + 1)];
  }

  /** Decodes a text from the bytes at its range; null when they are damaged. */
  textIn(text: number, whole: Uint8Array<ArrayBuffer>): Uint8Array | null {
    if (checksum(whole)[0] !== this.numbers[prologue + 2 * text + 1]) return null;
    return whole.subarray(0, this.numbers[prologue + 2 * text]! - this.startOf(text));
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.numbers.buffer.slice(0));
  }

  private startOf(text: number): number {
    return text === 0 ? 0 : padded(this.numbers[prologue + 2 * text - 2]!);
  }
}
