/** Mozilla's `mozLz40` files: bookmark backups and sessions of Firefox, one block of LZ4 each. */
import { LARGEST_INSIDE } from '../files/limits';
import { ContainerError } from './container';

/** The mark and the unpacked size (32 bits, little-endian). */
export const MOZILLA_LZ4_START = 'mozLz40\0';
const HEADER = 12;

/** Unpacks a file. Throws a `ContainerError`. */
export function unpackMozillaLz4(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (bytes.length < HEADER) throw new ContainerError('damaged');
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  if (size > LARGEST_INSIDE) throw new ContainerError('too-large');
  const block = bytes.subarray(HEADER);
  // One byte of LZ4 unpacks to at most 255, so a larger size is a lie, and nothing is allocated for it.
  if (size > block.length * 255) throw new ContainerError('damaged');
  return unpackBlock(block, size);
}

/**
 * Unpacks one block of LZ4 (lz4_Block_format.md): sequences of a token, literals, and a match, which is a
 * distance back into the output and a length. The last sequence ends after its literals.
 */
function unpackBlock(block: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(size);
  let from = 0;
  let to = 0;
  const next = () => {
    const byte = block[from++];
    if (byte === undefined) throw new ContainerError('damaged');
    return byte;
  };
  /** Lengths of 15 and more continue in further bytes, up to one that is not 255. */
  const lengthFrom = (nibble: number) => {
    let length = nibble;
    let byte = nibble === 15 ? 255 : 0;
    while (byte === 255) {
      byte = next();
      length += byte;
    }
    return length;
  };
  while (from < block.length) {
    const token = next();
    const literals = lengthFrom(token >> 4);
    if (from + literals > block.length || to + literals > size) throw new ContainerError('damaged');
    output.set(block.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    if (from === block.length) break;
    const distance = next() | (next() << 8);
    const length = lengthFrom(token & 15) + 4;
    if (distance === 0 || distance > to || to + length > size) throw new ContainerError('damaged');
    // A match may overlap its own output, so it is copied byte by byte.
    for (const end = to + length; to < end; to++) output[to] = output[to - distance]!;
  }
  if (to !== size) throw new ContainerError('damaged');
  return output;
}
