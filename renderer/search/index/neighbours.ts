import type { Piece } from '../text/tokenize';

/**
 * The neighbour filter: for each article a Bloom filter of its adjacent characters: three characters of a
 * run, or the end of a piece and the start of the next. The index knows which pairs and words an article
 * holds, but not where. Of the articles that hold `to`, `on` and `been`, hardly one in a thousand holds "to
 * on been"; the filter rules out nearly all others without reading their texts. It takes two and a half
 * bits for each key, with one hash (two for the boundary of two pieces). Positions would be exact, but take
 * two to three times the memory.
 */

const bitsOfKey = 2.6;
/** Bytes. The row of a very long book is folded to this size and rules out fewer phrases. */
const longestRow = 1 << 16;

/** The keys of one article, gathered field by field. */
export class NeighbourKeys {
  private keys = new Uint32Array(1 << 12);
  private count = 0;
  private readonly seen = new Uint8Array(1 << 16);

  /** @param pieces of a whole field, folded */
  add(pieces: readonly Piece[]): void {
    eachNeighbour(pieces, { start: false, end: false }, (key) => this.push(key));
  }

  private push(key: number): void {
    if (this.count === this.keys.length) {
      const larger = new Uint32Array(this.count * 2);
      larger.set(this.keys);
      this.keys = larger;
    }
    this.keys[this.count++] = key;
  }

  /** Returns the article's row and starts the next article. */
  take(): Uint8Array<ArrayBuffer> {
    const { keys, count, seen } = this;
    // Counts different keys, nearly: repeated keys set no further bits.
    let different = 0;
    for (let i = 0; i < count; i++) {
      const place = keys[i]! & 0xffff;
      if (seen[place] === 0) different += 1;
      seen[place] = 1;
    }
    for (let i = 0; i < count; i++) seen[keys[i]! & 0xffff] = 0;
    const row = new Uint8Array(Math.min(longestRow, Math.ceil((different * bitsOfKey) / 64) * 8));
    const bits = row.length * 8;
    for (let i = 0; i < count; i++) {
      const bit = bitOf(keys[i]!, bits);
      row[bit >>> 3]! |= 1 << (bit & 7);
    }
    this.count = 0;
    return row;
  }
}

/** The keys of a folded text that may be anywhere in an article, also with its ends inside words. */
export function neighboursOf(pieces: readonly Piece[]): number[] {
  const keys: number[] = [];
  eachNeighbour(pieces, { start: true, end: true }, (key) => keys.push(key));
  return [...new Set(keys)];
}

/** False when the article lacks one of these keys. An empty row means an article without neighbours. */
export function mayHold(
  bytes: Uint8Array,
  from: number,
  to: number,
  keys: readonly number[],
): boolean {
  const bits = (to - from) * 8;
  if (bits === 0) return keys.length === 0;
  for (const key of keys) {
    const bit = bitOf(key, bits);
    if ((bytes[from + (bit >>> 3)]! & (1 << (bit & 7))) === 0) return false;
  }
  return true;
}

/**
 * The range of articles to test (half-open), how many are kept already, and after how many kept ones
 * testing stops.
 */
export interface Stretch {
  from: number;
  to: number;
  kept: number;
  most: number;
}

interface Rows {
  bytes: Uint8Array;
  /** Offsets of the rows, in units of eight bytes. */
  starts: Uint32Array;
  /** The number of the first row's article. */
  first: number;
}

/** Articles in a batch. All articles of a batch are tested for one key before the next key. */
const atOnce = 1024;

/**
 * Filters articles `from` up to `to` of a sorted list: those that may hold all keys are moved to the front,
 * after the first `kept`. Once more than `most` are kept, the rest is kept untested.
 */
export function keepHolding(
  docs: Uint32Array,
  { from, to, kept, most }: Stretch,
  rows: Rows,
  keys: readonly number[],
): number {
  let size = kept;
  for (let at = from; at < to; at += atOnce) {
    if (size > most || keys.length === 0) {
      docs.copyWithin(size, at, to);
      return size + to - at;
    }
    let end = Math.min(at + atOnce, to);
    let start = at;
    for (const key of keys) {
      end = keepWithKey(docs, start, end, size, rows, key);
      start = size;
    }
    size = end;
  }
  return size;
}

/** Branch-free: each row is a cache miss, and so the processor waits for several at once. */
function keepWithKey(
  docs: Uint32Array,
  from: number,
  to: number,
  kept: number,
  { bytes, starts, first }: Rows,
  key: number,
): number {
  let size = kept;
  for (let i = from; i < to; i++) {
    const doc = docs[i]!;
    const start = starts[doc - first]! * 8;
    const bits = starts[doc - first + 1]! * 64 - start * 8;
    const bit = bitOf(key, bits);
    docs[size] = doc;
    // An empty row means that the article has no neighbours; its slot belongs to the next article.
    size += (bytes[start + (bit >>> 3)]! >>> (bit & 7)) & Number(bits > 0);
  }
  return size;
}

function bitOf(key: number, bits: number): number {
  return Math.floor((key / 0x1_0000_0000) * bits);
}

/** Placed around a short piece, to distinguish it from a longer piece that begins or ends with it. */
const edge = '\u0001';

/** @param open whether the ends of the text may be inside longer pieces in the article */
function eachNeighbour(
  pieces: readonly Piece[],
  open: { start: boolean; end: boolean },
  visit: (key: number) => void,
): void {
  pieces.forEach((piece, i) => {
    const { text, paired } = piece;
    if (paired) {
      for (let at = 2; at < text.length; at++) visit(hashOf(text, at - 2, 3, 0));
    }
    const before = pieces[i - 1];
    if (!before) return;
    const isFirst = open.start && i === 1;
    const isLast = open.end && i === pieces.length - 1;
    const end = endOf(before.text, 2, isFirst);
    const start = startOf(text, 2, isLast);
    const key = end !== 0 && start !== 0 ? mixed(end, start) : 0;
    if (key !== 0) visit(key);
    if (paired || before.paired) {
      if (key !== 0) visit(again(key));
      return;
    }
    // Two letters say less than two characters of another script; many words begin or end alike.
    const longEnd = endOf(before.text, 4, isFirst);
    const longStart = startOf(text, 4, isLast);
    if (longEnd !== 0 && start !== 0) visit(mixed(longEnd, start));
    if (end !== 0 && longStart !== 0) {
      const longKey = mixed(end, longStart);
      visit(longKey);
      visit(again(longKey));
    }
  });
}

/** A second key for a boundary: often a text has only one. */
function again(key: number): number {
  return mixed(key, 0);
}

/** Key of that many characters; 0 when the piece is shorter and may continue in the article. */
function startOf(text: string, length: number, isOpen: boolean): number {
  if (text.length >= length) return hashOf(text, 0, length, length);
  return isOpen ? 0 : hashOf(text + edge, 0, text.length + 1, length);
}

function endOf(text: string, length: number, isOpen: boolean): number {
  if (text.length >= length) return hashOf(text, text.length - length, length, length);
  return isOpen ? 0 : hashOf(edge + text, 0, text.length + 1, length);
}

/** The result is never 0. */
function hashOf(text: string, at: number, length: number, seed: number): number {
  let h = seed;
  for (let i = at; i < at + length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0xcc9e2d51);
    h ^= h >>> 15;
  }
  return mixed(h, 0) || 1;
}

/** Hashes two numbers into one (MurmurHash3's finalizer). */
function mixed(a: number, b: number): number {
  let h = Math.imul((a << 13) | (a >>> 19), 0x1b873593) ^ b;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
