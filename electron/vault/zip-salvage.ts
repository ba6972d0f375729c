// Finds the entries of a zip with a damaged or missing central directory by their local headers
// (APPNOTE.TXT 4.3.7). The CRC is checked when an entry is read.
import type { FileHandle } from 'node:fs/promises';
import { isLocalHeader, localHeaderBytes, type Place, readAt } from './zip-entries.js';

const signature = Buffer.from('PK\x03\x04', 'latin1');
/** Flag: the size follows the data, whose end only inflating could find. Carrel does not set it. */
const sizeIsBehind = 0x0008;
const chunkBytes = 1024 * 1024;

/** At most `most` entries, none of which overlap. */
export async function salvagePlaces(file: FileHandle, most: number): Promise<Place[]> {
  const { size } = await file.stat();
  const places: Place[] = [];
  for (let at = 0; at < size && places.length < most; ) {
    const found = await placeAt(file, at, size);
    if (found === null) {
      at = await nextHeader(file, at + 1, size);
      continue;
    }
    places.push(found.place);
    // If no record follows at the end, the size is wrong and could hide the next entries.
    at = (await beginsRecord(file, found.end, size))
      ? found.end
      : await nextHeader(file, at + localHeaderBytes, size);
  }
  return places;
}

/** The entry that begins at `offset`; null when there is no complete entry. */
async function placeAt(
  file: FileHandle,
  offset: number,
  size: number,
): Promise<{ place: Place; end: number } | null> {
  const header = await readAt(file, offset, localHeaderBytes);
  if (!isLocalHeader(header)) return null;
  if ((header.readUInt16LE(6) & sizeIsBehind) !== 0) return null;
  const nameBytes = header.readUInt16LE(26);
  const name = await readAt(file, offset + localHeaderBytes, nameBytes);
  const packed = header.readUInt32LE(18);
  const end = offset + localHeaderBytes + nameBytes + header.readUInt16LE(28) + packed;
  // The size is damaged, or the entry is truncated.
  if (end > size) return null;
  const place = {
    // Some Windows programs write `\` as the separator.
    path: name.toString('utf8').replaceAll('\\', '/'),
    offset,
    packed,
    bytes: header.readUInt32LE(22),
    method: header.readUInt16LE(8),
    crc: header.readUInt32LE(14),
  };
  return { place, end };
}

/** True at a record of the zip, which begins with `PK`, and at the end of the file. */
async function beginsRecord(file: FileHandle, at: number, size: number): Promise<boolean> {
  return at === size || (await readAt(file, at, 2)).toString('latin1') === 'PK';
}

/** The offset of the next possible local header; `size` when there is none. */
async function nextHeader(file: FileHandle, from: number, size: number): Promise<number> {
  for (let at = from; at < size; at += chunkBytes - signature.length) {
    const found = (await readAt(file, at, chunkBytes)).indexOf(signature);
    if (found >= 0) return at + found;
  }
  return size;
}
