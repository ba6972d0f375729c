/** Builds books for the Kindle as KindleGen, calibre and Palm's tools write them. */

const bytesOf = (text: string) => new TextEncoder().encode(text);
const number = (value: number, size: 2 | 4) => {
  const bytes = Buffer.alloc(size);
  if (size === 2) bytes.writeUInt16BE(value & 0xffff);
  else bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
const join = (...parts: (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? bytesOf(part) : part)));

function withNumbers(size: number, numbers: readonly [at: number, value: number, 2 | 4][]) {
  const bytes = Buffer.alloc(size);
  for (const [at, value, length] of numbers) number(value, length).copy(bytes, at);
  return bytes;
}

/** A Palm database of these records. */
export function palmDatabase(name: string, type: string, records: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(78);
  header.write(name, 0, 31, 'latin1');
  header.write(type, 60, 8, 'latin1');
  header.writeUInt16BE(records.length, 76);
  let at = 78 + records.length * 8 + 2;
  const list = records.map((record, index) => {
    const entry = withNumbers(8, [
      [0, at, 4],
      [4, index * 2, 4],
    ]);
    at += record.length;
    return entry;
  });
  return join(header, ...list, Buffer.alloc(2), ...records);
}

/** Packs by PalmDOC's rules: copies of at most ten bytes, spaces with the next letter, letters. */
export function packPalmDoc(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes);
  const out: number[] = [];
  for (let at = 0; at < text.length; ) {
    const window = text.subarray(Math.max(0, at - 2047), at);
    let length = Math.min(10, text.length - at);
    let found = -1;
    for (; length >= 3 && found === -1; length--) {
      found = window.lastIndexOf(text.subarray(at, at + length));
      if (found !== -1) break;
    }
    const byte = text[at] ?? 0;
    const next = text[at + 1] ?? 0;
    if (found !== -1) {
      const pair = 0x8000 | ((window.length - found) << 3) | (length - 3);
      out.push(pair >> 8, pair & 0xff);
      at += length;
    } else if (byte === 0x20 && next >= 0x40 && next < 0x80) {
      out.push(next ^ 0x80);
      at += 2;
    } else if (byte >= 0x80 || (byte >= 1 && byte <= 8)) {
      out.push(1, byte);
      at += 1;
    } else {
      out.push(byte);
      at += 1;
    }
  }
  return Buffer.from(out);
}

export interface BookOptions {
  version?: number;
  /** 1, 2 or `0x4448`. */
  compression?: number;
  encryption?: number;
  encoding?: number;
  /** Numbers of EXTH with their values. */
  exth?: [number, string | Uint8Array][];
  pictures?: Uint8Array[];
  /** Records of the indexes that the header names. */
  contents?: Uint8Array[];
  skeletons?: Uint8Array[];
  fragments?: Uint8Array[];
  trailing?: number;
  /** Packs each record of the text. */
  pack?: (text: Uint8Array) => Uint8Array;
  /** HUFF and CDIC. */
  huffman?: Uint8Array[];
}

const NONE = 0xffffffff;
const RECORD = 4096;

/** The records of one book, the first of which is its header. */
export function bookRecords(text: Uint8Array, options: BookOptions = {}): Uint8Array[] {
  const { version = 6, compression = 2, encryption = 0, encoding = 65001 } = options;
  const pack = options.pack ?? (compression === 2 ? packPalmDoc : (each: Uint8Array) => each);
  const texts: Uint8Array[] = [];
  for (let at = 0; at < text.length; at += RECORD) texts.push(pack(text.subarray(at, at + RECORD)));
  const exth = (options.exth ?? []).map(([type, value]) => {
    const data = typeof value === 'string' ? bytesOf(value) : value;
    return join(number(type, 4), number(data.length + 8, 4), data);
  });
  const exthBytes = join(...exth);
  const titled = bytesOf('A name in the header');
  const length = version >= 8 ? 264 : 232;
  const places = { next: 1 + texts.length };
  const place = (records: Uint8Array[] | undefined) => {
    const first = places.next;
    places.next += records?.length ?? 0;
    return records && records.length > 0 ? first : NONE;
  };
  const contents = place(options.contents);
  const fragments = place(options.fragments);
  const skeletons = place(options.skeletons);
  const huffman = place(options.huffman);
  const pictures = place(options.pictures);
  const header = withNumbers(16 + length, [
    [0, compression, 2],
    [4, text.length, 4],
    [8, texts.length, 2],
    [10, RECORD, 2],
    [12, encryption, 2],
    [20, length, 4],
    [24, 2, 4],
    [28, encoding, 4],
    [36, version, 4],
    [84, 16 + length + 12 + exthBytes.length, 4],
    [88, titled.length, 4],
    [92, 9, 4],
    [108, pictures, 4],
    [112, huffman === NONE ? 0 : huffman, 4],
    [116, options.huffman?.length ?? 0, 4],
    [128, 0x50, 4],
    [240, options.trailing ?? 0, 4],
    [244, contents, 4],
    ...(version >= 8
      ? ([
          [248, fragments, 4],
          [252, skeletons, 4],
        ] as [number, number, 4][])
      : []),
  ]);
  header.write('MOBI', 16, 'latin1');
  const exthHead = join('EXTH', number(12 + exthBytes.length, 4), number(exth.length, 4));
  return [
    join(header, exthHead, exthBytes, titled),
    ...texts,
    ...(options.contents ?? []),
    ...(options.fragments ?? []),
    ...(options.skeletons ?? []),
    ...(options.huffman ?? []),
    ...(options.pictures ?? []),
  ];
}

export const book = (text: string | Uint8Array, options: BookOptions = {}): Buffer =>
  palmDatabase(
    'book',
    'BOOKMOBI',
    bookRecords(typeof text === 'string' ? bytesOf(text) : text, options),
  );

/** A number of seven bits a byte, the last of which has the high bit. */
function variable(value: number): Uint8Array {
  const groups = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) groups.unshift(rest & 0x7f);
  const last = groups.length - 1;
  return Uint8Array.from(groups, (group, at) => (at === last ? group | 0x80 : group));
}

export interface IndexRow {
  name: string;
  /** The control byte, and all numbers in the order of the tags. */
  control: number;
  numbers: number[];
}

/** The records of an index with one page and, where there are labels, one record of them. */
export function indexRecords(
  tags: readonly [tag: number, width: number, mask: number][],
  rows: readonly IndexRow[],
  labels: readonly string[] = [],
): Uint8Array[] {
  const indx = (fields: [number, number, 2 | 4][], ...rest: Uint8Array[]) => {
    const header = withNumbers(192, [[4, 192, 4], ...fields]);
    header.write('INDX', 0, 'latin1');
    return join(header, ...rest);
  };
  const table = join(
    ...[...tags, [0, 0, 0]].map((tag, at) => Uint8Array.of(...tag, at === tags.length ? 1 : 0)),
  );
  const tagx = join('TAGX', number(12 + table.length, 4), number(1, 4), table);
  const head = indx(
    [
      [24, 1, 4],
      [28, 65001, 4],
      [52, labels.length > 0 ? 1 : 0, 4],
    ],
    tagx,
  );
  const entries = rows.map(({ name, control, numbers }) =>
    join(
      Uint8Array.of(name.length),
      name,
      Uint8Array.of(control),
      ...numbers.map((each) => variable(each)),
    ),
  );
  let at = 192;
  const places = entries.map((entry) => {
    const place = number(at, 2);
    at += entry.length;
    return place;
  });
  const page = indx(
    [
      [20, at, 4],
      [24, rows.length, 4],
    ],
    ...entries,
    join('IDXT', ...places),
  );
  const texts = labels.map((label) => join(variable(bytesOf(label).length), label));
  return labels.length > 0 ? [head, page, join(...texts)] : [head, page];
}

/** The offsets of labels in their record. */
export function offsetsOf(labels: readonly string[]): number[] {
  let at = 0;
  return labels.map((label) => {
    const offset = at;
    const size = bytesOf(label).length;
    at += size + variable(size).length;
    return offset;
  });
}

/**
 * HUFF and CDIC in which each byte is a code of 8 bits for an entry: itself, or the words given. Words that are
 * not plain are codes of other entries.
 */
export function huffmanRecords(
  words: ReadonlyMap<number, { bytes: Uint8Array; isPlain: boolean }>,
) {
  const byFirst = Buffer.alloc(256 * 4);
  // The number of the entry is the largest code less this one.
  for (let byte = 0; byte < 256; byte++)
    byFirst.writeUInt32BE(((2 * byte) << 8) | 0x80 | 8, byte * 4);
  const huff = join(
    'HUFF',
    number(24, 4),
    number(24, 4),
    number(24 + 1024, 4),
    Buffer.alloc(8),
    byFirst,
    Buffer.alloc(256),
  );
  const half = (from: number) => {
    const entries = Array.from({ length: 128 }, (_, at) => {
      const { bytes, isPlain } = words.get(from + at) ?? {
        bytes: Uint8Array.of(from + at),
        isPlain: true,
      };
      return join(number(bytes.length | (isPlain ? 0x8000 : 0), 2), bytes);
    });
    let at = 128 * 2;
    const places = entries.map((entry) => {
      const place = number(at, 2);
      at += entry.length;
      return place;
    });
    return join('CDIC', number(16, 4), number(256, 4), number(7, 4), ...places, ...entries);
  };
  return [huff, half(0), half(128)];
}
