/** The property set in which a document states its title, author and dates ([MS-OLEPS]). */
import type { OfficeFacts } from '../office/office-item';
import { noFacts } from '../office/office-item';

const TITLE = 2;
const AUTHOR = 4;
const KEYWORDS = 5;
const CREATED = 12;
const SAVED = 13;
const WIDE_STRING = 31;
const NARROW_STRING = 30;
const FILE_TIME = 64;
const MOST_PROPERTIES = 200;

/** Damaged sets state nothing. */
export function readSummary(bytes: Uint8Array | null): OfficeFacts {
  if (!bytes || bytes.length < 48) return noFacts;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Map<number, string>();
  try {
    const set = view.getUint32(44, true);
    const count = Math.min(view.getUint32(set + 4, true), MOST_PROPERTIES);
    for (let i = 0; i < count; i++) {
      const id = view.getUint32(set + 8 + 8 * i, true);
      const value = valueAt(view, set + view.getUint32(set + 12 + 8 * i, true));
      if (value !== null) values.set(id, value);
    }
  } catch (error) {
    // An offset that leads out of the stream.
    if (!(error instanceof RangeError)) throw error;
  }
  const stated = (id: number) => values.get(id)?.trim() ?? '';
  return {
    ...{ title: stated(TITLE), author: stated(AUTHOR), keywords: stated(KEYWORDS), lang: '' },
    ...{ created: stated(CREATED), modified: stated(SAVED) },
  };
}

function valueAt(view: DataView, at: number): string | null {
  const type = view.getUint32(at, true) & 0xffff;
  if (type === FILE_TIME) return timeOf(view.getBigUint64(at + 4, true));
  if (type !== WIDE_STRING && type !== NARROW_STRING) return null;
  const size = view.getUint32(at + 4, true) * (type === WIDE_STRING ? 2 : 1);
  const length = Math.min(size, view.byteLength - at - 8);
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 8, Math.max(0, length));
  const text = new TextDecoder(type === WIDE_STRING ? 'utf-16le' : 'euc-kr').decode(bytes);
  return text.replace(/\0.*$/s, '');
}

/** Tenths of microseconds since 1601. */
const EPOCH = 116_444_736_000_000_000n;

function timeOf(time: bigint): string | null {
  const milliseconds = Number((time - EPOCH) / 10_000n);
  if (time <= EPOCH || !Number.isSafeInteger(milliseconds) || milliseconds > 8e15) return null;
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
