/** The records of a stream of Hangul 5.0 (한글문서파일 형식 5.0, section 4): a tree by their levels. */

/** Tags that hold text or say where it belongs; the file format counts them from 16 on. */
export const Tag = {
  binData: 16 + 2,
  charShape: 16 + 5,
  paraShape: 16 + 9,
  style: 16 + 10,
  paraHeader: 16 + 50,
  paraText: 16 + 51,
  paraCharShape: 16 + 52,
  control: 16 + 55,
  listHeader: 16 + 56,
  table: 16 + 61,
  picture: 16 + 69,
  equation: 16 + 72,
} as const;

export interface HwpRecord {
  tag: number;
  data: DataView;
  children: HwpRecord[];
}

const LONG = 0xfff;
/** No document nests deeper. */
const DEEPEST = 200;

/** The records of the first level. What is cut off is left out. */
export function readRecords(bytes: Uint8Array): HwpRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const roots: HwpRecord[] = [];
  /** The last record of each level. */
  const open: HwpRecord[] = [];
  for (let at = 0; at + 4 <= view.byteLength; ) {
    const head = view.getUint32(at, true);
    at += 4;
    let size = head >>> 20;
    if (size === LONG) {
      if (at + 4 > view.byteLength) break;
      size = view.getUint32(at, true);
      at += 4;
    }
    if (at + size > view.byteLength) break;
    const level = Math.min((head >>> 10) & 0x3ff, open.length, DEEPEST);
    const data = new DataView(bytes.buffer, bytes.byteOffset + at, size);
    const record: HwpRecord = { tag: head & 0x3ff, data, children: [] };
    (level === 0 ? roots : open[level - 1]!.children).push(record);
    open.length = level;
    open.push(record);
    at += size;
  }
  return roots;
}

/** Numbers that lie outside of a record are 0: records of older versions are shorter. */
export const uint16 = ({ data }: HwpRecord, at: number) =>
  at + 2 <= data.byteLength ? data.getUint16(at, true) : 0;
export const uint32 = ({ data }: HwpRecord, at: number) =>
  at + 4 <= data.byteLength ? data.getUint32(at, true) : 0;

/** A string with its length before it, in UTF-16 code units; and where it ends. */
export function stringAt(record: HwpRecord, at: number): { text: string; end: number } {
  const { data } = record;
  const length = Math.min(uint16(record, at), Math.max(0, (data.byteLength - at - 2) >> 1));
  const bytes = new Uint8Array(
    data.buffer,
    data.byteOffset + Math.min(at + 2, data.byteLength),
    2 * length,
  );
  return { text: new TextDecoder('utf-16le').decode(bytes), end: at + 2 + 2 * length };
}
