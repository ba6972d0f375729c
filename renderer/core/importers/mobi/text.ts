/** The text of a book: its records unpacked and joined. */
import { ContainerError } from '../../containers/container';
import { joinBytes } from '../../containers/join-bytes';
import { LARGEST_FILE } from '../../files/limits';
import { u8 } from './bytes';
import type { Header } from './header';
import { huffmanUnpacker } from './huffman';
import { unpackPalmDoc } from './palmdoc';

const HUFFMAN = 0x4448;
/** Records of a dictionary; a real one has a dozen. */
const MOST_DICTIONARIES = 256;

/** How the text is packed. */
export type Packed = Pick<Header, 'compression' | 'textRecords' | 'huffman' | 'trailing'>;

/**
 * @param record the record at this place of the book, counted from its first one
 */
export function textOfBook(header: Packed, record: (index: number) => Uint8Array): Uint8Array {
  const unpack = unpackerOf(header, record);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let at = 1; at <= header.textRecords; at++) {
    const piece = unpack(withoutTrailing(record(at), header.trailing));
    size += piece.length;
    if (size > LARGEST_FILE) throw new ContainerError('too-large');
    pieces.push(piece);
  }
  return joinBytes(pieces);
}

function unpackerOf(
  { compression, huffman }: Packed,
  record: (index: number) => Uint8Array,
): (packed: Uint8Array) => Uint8Array {
  if (compression === 1) return (packed) => packed;
  if (compression === 2) return unpackPalmDoc;
  if (compression !== HUFFMAN) throw new ContainerError('unknown-format');
  const count = Math.min(huffman.count, MOST_DICTIONARIES) - 1;
  const cdics = Array.from({ length: Math.max(0, count) }, (_, at) =>
    record(huffman.first + 1 + at),
  );
  return huffmanUnpacker(record(huffman.first), cdics);
}

/**
 * Behind the text of a record stand entries that end with their own length, one for each bit of `flags` but the
 * lowest; that one says that a letter goes on in the next record, whose bytes are here as well.
 */
function withoutTrailing(bytes: Uint8Array, flags: number): Uint8Array {
  let end = bytes.length;
  for (let bits = flags >>> 1; bits > 0; bits >>>= 1) {
    if (bits & 1) end -= lengthBefore(bytes, end);
  }
  if (flags & 1) end -= (u8(bytes, end - 1) & 3) + 1;
  return bytes.subarray(0, Math.max(0, end));
}

/** A number of seven bits a byte that is read backwards; its first byte has the high bit. */
function lengthBefore(bytes: Uint8Array, end: number): number {
  let value = 0;
  for (let at = Math.max(0, end - 4); at < end; at++) {
    const byte = u8(bytes, at);
    if (byte & 0x80) value = 0;
    value = value * 0x80 + (byte & 0x7f);
  }
  return value;
}
