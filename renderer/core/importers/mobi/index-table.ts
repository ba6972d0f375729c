/**
 * An index (records INDX): entries of a name and of numbers by tags, as the table of contents and KF8's parts are
 * kept (wiki.mobileread.com/wiki/MOBI, "INDX").
 */
import { ascii, u8, u16, u32, variableNumber } from './bytes';

export interface IndexEntry {
  name: string;
  /** The numbers by their tags; empty for a tag that the entry does not have. */
  numbers(tag: number): readonly number[];
}

export interface IndexTable {
  entries: IndexEntry[];
  /** The text at this offset in the records of labels. */
  label(offset: number | undefined): string;
}

interface Tag {
  tag: number;
  /** Numbers in one value. */
  width: number;
  mask: number;
  isEnd: boolean;
}

/** Entries of a table; a dictionary has some hundred thousand, a book a few hundred. */
const MOST_ENTRIES = 100_000;

/** Empty for records that are no index. */
export function readIndex(
  at: number,
  record: (index: number) => Uint8Array,
  encoding: string,
): IndexTable {
  const head = record(at);
  const entries: IndexEntry[] = [];
  const isIndex = ascii(head, 0, 4) === 'INDX';
  const count = isIndex ? u32(head, 24) : 0;
  const { tags, controlBytes } = tagsIn(head.subarray(u32(head, 4)));
  for (let page = 1; page <= Math.min(count, 0xffff) && entries.length < MOST_ENTRIES; page++) {
    entries.push(...entriesIn(record(at + page), tags, controlBytes));
  }
  const labels = isIndex ? Math.min(u32(head, 52), 0xff) : 0;
  const decoder = new TextDecoder(encoding);
  return {
    entries,
    label(offset = -1) {
      const page = Math.floor(offset / 0x10000);
      if (offset < 0 || page >= labels) return '';
      const texts = record(at + count + 1 + page);
      const start = offset % 0x10000;
      const { value, length } = variableNumber(texts, start);
      return decoder.decode(texts.subarray(start + length, start + length + value)).trim();
    },
  };
}

function tagsIn(tagx: Uint8Array): { tags: Tag[]; controlBytes: number } {
  if (ascii(tagx, 0, 4) !== 'TAGX') return { tags: [], controlBytes: 0 };
  const count = Math.min(256, Math.max(0, (u32(tagx, 4) - 12) >> 2));
  const tags = Array.from({ length: count }, (_, index) => {
    const at = 12 + index * 4;
    return {
      tag: u8(tagx, at),
      width: u8(tagx, at + 1),
      mask: u8(tagx, at + 2),
      isEnd: (u8(tagx, at + 3) & 1) !== 0,
    };
  });
  return { tags, controlBytes: u32(tagx, 8) };
}

function entriesIn(page: Uint8Array, tags: readonly Tag[], controlBytes: number): IndexEntry[] {
  if (ascii(page, 0, 4) !== 'INDX') return [];
  const places = u32(page, 20) + 4;
  const count = Math.min(u32(page, 24), page.length >> 1);
  return Array.from({ length: count }, (_, at) => {
    const start = u16(page, places + at * 2);
    const length = u8(page, start);
    const name = ascii(page, start + 1, length);
    const found = numbersIn(page, start + 1 + length, tags, controlBytes);
    return { name, numbers: (tag) => found.get(tag) ?? [] };
  });
}

/** Numbers of one entry; a few thousand at most. */
const MOST_NUMBERS = 4096;

function numbersIn(
  page: Uint8Array,
  start: number,
  tags: readonly Tag[],
  controlBytes: number,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  let at = start + controlBytes;
  let control = start;
  const next = () => {
    const { value, length } = variableNumber(page, at);
    at += length;
    return value;
  };
  // First how many values each tag has, or how many bytes; then the values.
  const counted = tags.flatMap(({ tag, width, mask, isEnd }) => {
    if (isEnd) {
      control += 1;
      return [];
    }
    const bits = u8(page, control) & mask;
    if (bits === 0) return [];
    const isWide = (mask & (mask - 1)) !== 0;
    if (bits === mask && isWide) return [{ tag, bytes: next(), values: 0 }];
    const lowest = mask & -mask;
    return [{ tag, bytes: 0, values: (isWide ? bits / lowest : 1) * width }];
  });
  for (const { tag, bytes, values } of counted) {
    const numbers: number[] = [];
    const end = at + bytes;
    while (
      numbers.length < MOST_NUMBERS &&
      at < page.length &&
      (bytes > 0 ? at < end : numbers.length < values)
    ) {
      numbers.push(next());
    }
    found.set(tag, numbers);
  }
  return found;
}
