// The entries of a zip whose list at the end is damaged or cut off, by the headers that stand before
// each entry's data (APPNOTE.TXT 4.3.7). What is found is checked by its CRC when it is read.
import type { FileHandle } from 'node:fs/promises';
import { isLocalHeader, localHeaderBytes, type Place, readAt } from './zip-entries.js';

const signature = Buffer.from('PK\x03\x04', 'latin1');
/** The size stands behind the data, which only unpacking could find the end of. Ours never has it. */
const sizeIsBehind = 0x0008;
const chunkBytes = 1024 * 1024;

/** At most `most`; empty when there are none. None overlaps another. */
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
    // A size that leads to no other record is wrong, and may hide the entries behind this one.
    at = (await beginsRecord(file, found.end, size))
      ? found.end
      : await nextHeader(file, at + localHeaderBytes, size);
  }
  return places;
}

/** Null when no entry that could be whole begins here. */
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
  // A size that reaches behind the end is damaged, or that of an entry that is cut off.
  if (end > size) return null;
  const place = {
    // Programs on Windows write `\` between folders, as zip-bundle.ts reads it, too.
    path: name.toString('utf8').replaceAll('\\', '/'),
    offset,
    packed,
    bytes: header.readUInt32LE(22),
    method: header.readUInt16LE(8),
    crc: header.readUInt32LE(14),
  };
  return { place, end };
}

/** Every record of a zip begins with these two letters. */
async function beginsRecord(file: FileHandle, at: number, size: number): Promise<boolean> {
  return at === size || (await readAt(file, at, 2)).toString('latin1') === 'PK';
}

/** Where the next header may begin; `size` when there is none. */
async function nextHeader(file: FileHandle, from: number, size: number): Promise<number> {
  for (let at = from; at < size; at += chunkBytes - signature.length) {
    const found = (await readAt(file, at, chunkBytes)).indexOf(signature);
    if (found >= 0) return at + found;
  }
  return size;
}
