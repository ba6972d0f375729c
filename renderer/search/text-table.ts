/**
 * The head of a file of texts: "CRT1", how many there are, then of each where it ends (counted from
 * the head's end) and a checksum. It is written last, so a file that was cut off has none.
 */
const magic = 0x31545243;
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

  /** Null for what is no whole head of so many texts. */
  static of(bytes: Uint8Array<ArrayBuffer>, count: number): TextTable | null {
    if (bytes.byteLength !== TextTable.headBytes(count)) return null;
    const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, prologue + 2 * count);
    return numbers[0] === magic && numbers[1] === count ? new TextTable(numbers, count) : null;
  }

  /** Texts are set in their order. */
  set(text: number, bytes: Uint8Array): void {
    this.numbers[prologue + 2 * text] = this.endOf(text - 1) + bytes.length;
    this.numbers[prologue + 2 * text + 1] = checksum(bytes);
  }

  /** Where it stands in the file. */
  rangeOf(text: number): readonly [from: number, to: number] {
    const head = TextTable.headBytes(this.count);
    return [head + this.endOf(text - 1), head + this.endOf(text)];
  }

  isWhole(text: number, bytes: Uint8Array): boolean {
    return checksum(bytes) === this.numbers[prologue + 2 * text + 1];
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.numbers.buffer.slice(0));
  }

  private endOf(text: number): number {
    return text < 0 ? 0 : this.numbers[prologue + 2 * text]!;
  }
}

/** FNV-1a, 32 bits. */
function checksum(bytes: Uint8Array): number {
  let a = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) a = Math.imul(a ^ bytes[i]!, 0x01000193);
  return a >>> 0;
}
