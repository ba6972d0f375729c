/** Apple's binary property lists (CFBinaryPList.c), as far as web archives need them. */

export type PlistValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array<ArrayBuffer>
  | PlistValue[]
  | { [key: string]: PlistValue };

/** More objects than the files of a page need. */
const MOST_OBJECTS = 1_000_000;
/** Objects refer to each other; deeper nesting than this is a cycle. */
const DEEPEST = 32;

/** Parses a binary property list; undefined when it is invalid. Data values are views of `bytes`. */
export function readBinaryPlist(bytes: Uint8Array<ArrayBuffer>): PlistValue | undefined {
  if (String.fromCharCode(...bytes.subarray(0, 6)) !== 'bplist' || bytes.length < 40) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const trailer = bytes.length - 32;
  const offsetSize = bytes[trailer + 6]!;
  const referenceSize = bytes[trailer + 7]!;
  const count = Number(view.getBigUint64(trailer + 8));
  const top = Number(view.getBigUint64(trailer + 16));
  const table = Number(view.getBigUint64(trailer + 24));
  if (count > MOST_OBJECTS || table + count * offsetSize > trailer) return;
  let objects = 0;

  /** Reads a big-endian integer. Throws a RangeError past the end. */
  function integer(at: number, length: number): number {
    let value = 0;
    for (let index = 0; index < length; index++) value = value * 256 + view.getUint8(at + index);
    return value;
  }

  /** An object's length and where its content begins; a long length is an integer object of its own. */
  function extent(at: number): [length: number, start: number] {
    const short = view.getUint8(at) & 15;
    if (short !== 15) return [short, at + 1];
    const size = 1 << (view.getUint8(at + 1) & 15);
    return [integer(at + 2, size), at + 2 + size];
  }

  function object(index: number, depth: number): PlistValue {
    if (depth > DEEPEST || index >= count || ++objects > MOST_OBJECTS) throw new RangeError();
    const at = integer(table + index * offsetSize, offsetSize);
    const kind = view.getUint8(at) >> 4;
    const [length, start] = kind === 0 || kind > 2 ? extent(at) : [0, 0];
    const reference = (place: number) =>
      object(integer(start + place * referenceSize, referenceSize), depth + 1);
    const requireSpace = (size: number) => {
      if (start + length * size > trailer) throw new RangeError();
    };
    switch (kind) {
      case 0:
        return view.getUint8(at) === 9 ? true : view.getUint8(at) === 8 ? false : null;
      case 1:
        return integer(at + 1, 1 << (view.getUint8(at) & 15));
      case 4:
        requireSpace(1);
        return bytes.subarray(start, start + length);
      case 5:
      case 6: {
        const unit = kind === 5 ? 1 : 2;
        requireSpace(unit);
        const text = bytes.subarray(start, start + length * unit);
        return new TextDecoder(unit === 1 ? 'latin1' : 'utf-16be').decode(text);
      }
      case 10:
        requireSpace(referenceSize);
        return Array.from({ length }, (_, place) => reference(place));
      case 13: {
        requireSpace(referenceSize * 2);
        const entries = Array.from({ length }, (_, place) => [
          String(reference(place)),
          reference(length + place),
        ]);
        return Object.fromEntries(entries);
      }
      default:
        return null;
    }
  }

  try {
    return object(top, 0);
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
}
