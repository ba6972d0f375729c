import type { ArticleId } from '../core/article';
import { checksum } from './checksum';
import { mayHold } from './neighbours';
import type { Doc, Postings } from './postings';
import { similarTerms } from './similar-terms';
import { characterOf, endMark } from './tokenize';
import { blocksHolding, holds, wordsOfBlock } from './word-blocks';

/** How a query looks into a dictionary: for a term, for all with a beginning, or inside words. */
export type Lookup =
  | { kind: 'term'; text: string }
  | { kind: 'prefix'; text: string }
  | { kind: 'infix'; text: string; atEnd: boolean };

export interface SegmentHead {
  ids: ArticleId[];
  fingerprints: string[];
  /** Bytes of each section, in the order of the file. */
  sections: number[];
}

/** "CRL3", then two words of checksum over all that follows, then the length of the head. */
export const magic = 0x334c5243;
export const prologue = 16;
export const wordsBeforeSum = 3;

/** So many lists of postings stand between two whose place is noted. */
export const listsOfBlock = 8;

/**
 * A part of the index that never changes: a sorted dictionary, and for each term its articles. All
 * of it lies in one buffer, so it costs what it weighs on disk and opens without being read.
 *
 * Five in six terms are pairs of characters: two of 16 bits side by side in one number, so that their
 * dictionary takes four bytes each. All other terms follow them, as bytes with a line end behind each.
 * Terms are numbered through both, and their postings (see postings.ts) stand in that order.
 */
export class Segment {
  readonly ids: ArticleId[];
  readonly fingerprints: string[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly termCount: number;
  /** Article after article, of each field the number of different terms. */
  readonly lengths: Uint16Array;
  /** Article after article where its row of `neighbours` begins, in eight bytes; and the end. */
  readonly neighbourStarts: Uint32Array;
  /** What stands beside what in each article: see neighbours.ts. */
  readonly neighbours: Uint8Array;
  readonly pairs: Uint32Array;
  private readonly wordStarts: Uint32Array;
  private readonly wordBytes: Uint8Array;
  private readonly blockStarts: Uint32Array;
  private readonly postings: Uint8Array;
  private readonly docs: Map<ArticleId, Doc>;
  private readonly wordBlocks: Uint8Array;

  /** Throws when the bytes are damaged. */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
    if (bytes.byteLength < prologue || bytes.byteLength % 4 !== 0) throw new Error('it is cut off');
    const [mark, a, b, headLength] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
    const [wantedA, wantedB] = checksum(bytes, wordsBeforeSum);
    if (mark !== magic || a !== wantedA || b !== wantedB) throw new Error('its checksum is wrong');
    const text = new TextDecoder().decode(bytes.subarray(prologue, prologue + headLength!));
    const head = JSON.parse(text) as SegmentHead;
    this.ids = head.ids;
    this.fingerprints = head.fingerprints;
    this.docs = new Map(head.ids.map((id, doc) => [id, doc]));
    let at = bytes.byteOffset + padded(prologue + headLength!);
    const sections = head.sections.map((length) => {
      const section = new Uint8Array(bytes.buffer, at, length);
      at += padded(length);
      return section;
    });
    const numbers = ({ byteOffset, byteLength }: Uint8Array) =>
      new Uint32Array(bytes.buffer, byteOffset, byteLength / 4);
    const lengths = sections[0]!;
    this.lengths = new Uint16Array(bytes.buffer, lengths.byteOffset, lengths.byteLength / 2);
    this.neighbourStarts = numbers(sections[1]!);
    this.neighbours = sections[2]!;
    this.pairs = numbers(sections[3]!);
    this.wordStarts = numbers(sections[4]!);
    this.wordBytes = sections[5]!;
    this.wordBlocks = sections[6]!;
    this.blockStarts = numbers(sections[7]!);
    this.postings = sections[8]!;
    this.termCount = this.pairs.length + this.wordStarts.length - 1;
  }

  get size(): number {
    return this.ids.length;
  }

  /** Another for every other segment: its checksums. */
  get stamp(): string {
    const [, a, b] = new Uint32Array(this.bytes.buffer, this.bytes.byteOffset, 3);
    return `${a!.toString(36)}-${b!.toString(36)}`;
  }

  docOf(id: ArticleId): Doc | undefined {
    return this.docs.get(id);
  }

  /**
   * Appends what is found of a term, of all with a beginning, or inside words.
   *
   * @param first is added to the numbers of the articles
   */
  read(lookup: Lookup, into: Postings, first = 0): void {
    for (const [from, to] of this.rangesOf(lookup)) this.readTerms(from, to, into, first);
  }

  /** Bytes of postings that `read` passes, nearly; unknown before the words were looked into. */
  costOf(lookup: Lookup): number {
    if (lookup.kind === 'infix') return this.postings.length;
    let cost = 0;
    for (const [from, to] of this.rangesOf(lookup)) {
      if (to - from > listsOfBlock) cost += this.blockOf(to) - this.blockOf(from);
      else if (to > from) cost += this.listsBetween(from, to);
    }
    return cost;
  }

  /** The numbers of the terms meant, from one to before another; may be none. */
  private rangesOf(lookup: Lookup): (readonly [from: number, to: number])[] {
    const { kind, text } = lookup;
    if (kind === 'infix') return this.holding(lookup).map((term) => [term, term + 1] as const);
    const pair = pairOf(text);
    if (kind === 'term') {
      if (pair === null) return [this.rangeOf(text)];
      const term = this.placeOfPair(pair);
      return this.pairs[term] === pair ? [[term, term + 1]] : [];
    }
    const words = this.wordsBeginning(text);
    if (pair === null) return [words];
    const next = pair > 0xfffe_ffff ? this.pairs.length : this.placeOfPair(pair + 0x1_0000);
    return [[this.placeOfPair(pair), next], words];
  }

  /** Of the terms from one number to before another, one after the other. */
  readTerms(from: number, to: number, into: Postings, first = 0): void {
    const { postings } = this;
    let at = from < to ? this.placeOfList(from) : 0;
    for (let term = from; term < to; term++) {
      let byte = postings[at++]!;
      let length = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = postings[at++]!;
        length |= (byte & 127) << shift;
      }
      into.read(postings, at, at + length, first);
      at += length;
    }
  }

  private blockOf(term: number): number {
    return this.blockStarts[
      Math.min(this.blockStarts.length - 1, Math.floor(term / listsOfBlock))
    ]!;
  }

  private listsBetween(from: number, to: number): number {
    const start = this.placeOfList(from);
    return to < this.termCount ? this.placeOfList(to) - start : this.postings.length - start;
  }

  private placeOfList(term: number): number {
    const { postings } = this;
    let at = this.blockOf(term);
    for (let skipped = term % listsOfBlock; skipped > 0; skipped--) {
      let byte = postings[at++]!;
      let length = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = postings[at++]!;
        length |= (byte & 127) << shift;
      }
      at += length;
    }
    return at;
  }

  /** Whether the article may hold all of these neighbours; most that do not are told. */
  mayHold(doc: Doc, keys: readonly number[]): boolean {
    const { neighbourStarts: starts } = this;
    return mayHold(this.neighbours, starts[doc]! * 8, starts[doc + 1]! * 8, keys);
  }

  neighboursOf(doc: Doc): Uint8Array {
    const { neighbourStarts: starts } = this;
    return this.neighbours.subarray(starts[doc]! * 8, starts[doc + 1]! * 8);
  }

  /** The first pair that is not before it. */
  private placeOfPair(pair: number): number {
    const { pairs } = this;
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pairs[middle]! < pair) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The number of the term and the next, or twice the same. */
  private rangeOf(text: string): readonly [from: number, to: number] {
    const word = this.place(text, false);
    const isThere = word < this.wordCount && this.compare(word, text, false) === 0;
    return [this.pairs.length + word, this.pairs.length + (isThere ? word + 1 : word)];
  }

  private wordsBeginning(prefix: string): readonly [from: number, to: number] {
    const { length } = this.pairs;
    return [length + this.place(prefix, false), length + this.place(prefix, true)];
  }

  get wordCount(): number {
    return this.wordStarts.length - 1;
  }

  /** Of the terms that are no pairs, which are counted apart here. */
  wordAt(word: number): string {
    return latin1(this.wordBytes.subarray(this.wordStarts[word]!, this.wordStarts[word + 1]! - 1));
  }

  /** The first that is not before `text`; or not before and not beginning so. */
  private place(text: string, behindPrefix: boolean): number {
    let low = 0;
    let high = this.wordCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.compare(middle, text, behindPrefix);
      if (order < 0 || (behindPrefix && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private compare(word: number, text: string, beginningOnly: boolean): number {
    const start = this.wordStarts[word]!;
    const length = this.wordStarts[word + 1]! - start - 1;
    const shared = Math.min(length, text.length);
    for (let i = 0; i < shared; i++) {
      const difference = this.wordBytes[start + i]! - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return beginningOnly && length > text.length ? 0 : length - text.length;
  }

  /** The words of this segment against those of another, for merging. */
  compareWords(word: number, other: Segment, otherWord: number): number {
    const start = this.wordStarts[word]!;
    const otherStart = other.wordStarts[otherWord]!;
    const length = this.wordStarts[word + 1]! - start - 1;
    const otherLength = other.wordStarts[otherWord + 1]! - otherStart - 1;
    const shared = Math.min(length, otherLength);
    for (let i = 0; i < shared; i++) {
      const difference = this.wordBytes[start + i]! - other.wordBytes[otherStart + i]!;
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  wordsWithPrefix(prefix: string): string[] {
    const [from, to] = [this.place(prefix, false), this.place(prefix, true)];
    return Array.from({ length: to - from }, (_, i) => this.wordAt(from + i));
  }

  similarWords(word: string, most: number): [word: string, distance: number][] {
    const first = [this.place('\u0002', false), this.place(endMark, false)] as const;
    // Between them stand the pairs with a character beyond 16 bits.
    const last = [this.place('\u00c0', false), this.wordCount] as const;
    return [first, last].flatMap(([from, to]) =>
      similarTerms(word, most, this.wordBytes, this.wordStarts, from, to),
    );
  }

  /** The numbers of the words that hold the text. */
  private holding({ text, atEnd }: Extract<Lookup, { kind: 'infix' }>): number[] {
    const wanted = Uint8Array.from(atEnd ? `${text}\n` : text, (byte) => byte.charCodeAt(0));
    const found: number[] = [];
    for (const block of blocksHolding(this.wordBlocks, wanted)) {
      const end = Math.min(this.wordCount, (block + 1) * wordsOfBlock);
      for (let word = block * wordsOfBlock; word < end; word++) {
        const [from, to] = [this.wordStarts[word]!, this.wordStarts[word + 1]!];
        if (holds(this.wordBytes, from, to, wanted)) found.push(this.pairs.length + word);
      }
    }
    return found;
  }
}

/** A term that is a pair of 16-bit characters, or the first of such a pair, as its number; else null. */
export function pairOf(term: string): number | null {
  const code = term.charCodeAt(0);
  if (code < 0x80 || code > 0xbf) return null;
  const first = characterOf(term, 0);
  const second =
    term.length === 3 ? 0 : term.endsWith(endMark) ? endMark.charCodeAt(0) : characterOf(term, 3);
  return first > 0xffff || second > 0xffff ? null : first * 0x1_0000 + second;
}

export function padded(length: number): number {
  return (length + 3) & ~3;
}

/** Terms are short. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode.apply(null, bytes as unknown as number[]);
}
