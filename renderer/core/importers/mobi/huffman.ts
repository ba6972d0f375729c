/** Mobipocket's own compression: Huffman codes (record HUFF) of the entries of a dictionary (records CDIC). */
import { ContainerError } from '../../containers/container';
import { ascii, u8, u16, u32 } from './bytes';
import { LARGEST_RECORD } from './palmdoc';

interface Entry {
  bytes: Uint8Array;
  /** False for bytes that are codes themselves. */
  isPlain: boolean;
}

/** Entries that are codes of entries that are codes; a real book has a few. */
const DEEPEST = 32;

/** Throws a `ContainerError` for tables that are damaged. */
export function huffmanUnpacker(
  huff: Uint8Array,
  cdics: readonly Uint8Array[],
): (packed: Uint8Array) => Uint8Array {
  if (ascii(huff, 0, 4) !== 'HUFF') throw new ContainerError('damaged');
  const byFirstByte = u32(huff, 8);
  const byLength = u32(huff, 12);
  const dictionary = cdics.flatMap(entriesIn);

  /** The code at the beginning of 32 bits: its length and the number of its entry. */
  function codeIn(bits: number): { length: number; entry: number } {
    const known = u32(huff, byFirstByte + (bits >>> 24) * 4);
    let length = known & 0x1f;
    let largest = known >>> 8;
    if ((known & 0x80) === 0) {
      while (length < 32 && bits >>> (32 - length) < u32(huff, byLength + (length - 1) * 8))
        length++;
      largest = u32(huff, byLength + (length - 1) * 8 + 4);
    }
    if (length === 0 || length > 32) throw new ContainerError('damaged');
    return { length, entry: largest - (bits >>> (32 - length)) };
  }

  function unpack(packed: Uint8Array, output: Output, depth: number): void {
    if (depth > DEEPEST) throw new ContainerError('too-much-inside');
    const end = packed.length * 8;
    for (let at = 0; at < end; ) {
      const { length, entry } = codeIn(bitsAt(packed, at));
      at += length;
      if (at > end) break;
      const found = dictionary[entry];
      if (!found) throw new ContainerError('damaged');
      if (found.isPlain) {
        output.put(found.bytes);
        continue;
      }
      const inside = new Output();
      unpack(found.bytes, inside, depth + 1);
      // Unpacked once, however often it is used.
      found.bytes = inside.bytes();
      found.isPlain = true;
      output.put(found.bytes);
    }
  }

  return (packed) => {
    const output = new Output();
    unpack(packed, output, 0);
    return output.bytes();
  };
}

class Output {
  readonly #bytes = new Uint8Array(LARGEST_RECORD);
  #size = 0;

  put(bytes: Uint8Array): void {
    if (this.#size + bytes.length > LARGEST_RECORD) throw new ContainerError('too-much-inside');
    this.#bytes.set(bytes, this.#size);
    this.#size += bytes.length;
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#size);
  }
}

/** 32 bits from this bit on; zeros behind the end. */
function bitsAt(bytes: Uint8Array, at: number): number {
  const byte = at >>> 3;
  const shift = at & 7;
  const first = u32(bytes, byte);
  return shift === 0 ? first : ((first << shift) | (u8(bytes, byte + 4) >>> (8 - shift))) >>> 0;
}

function entriesIn(cdic: Uint8Array, index: number, all: readonly Uint8Array[]): Entry[] {
  if (ascii(cdic, 0, 4) !== 'CDIC') throw new ContainerError('damaged');
  const start = u32(cdic, 4);
  const inOne = 2 ** Math.min(16, u32(cdic, 12));
  // All entries of the dictionary are counted, of which each record but the last has the same number.
  const left = u32(cdic, 8) - index * inOne;
  const count = Math.max(0, Math.min(inOne, left, all[index]?.length ?? 0));
  return Array.from({ length: count }, (_, at) => {
    const place = start + u16(cdic, start + at * 2);
    const head = u16(cdic, place);
    return {
      bytes: cdic.subarray(place + 2, place + 2 + (head & 0x7fff)),
      isPlain: (head & 0x8000) !== 0,
    };
  });
}
