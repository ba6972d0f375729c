import type { ArticleId } from '../../core/article/article';
import { checksum, padded } from '../bytes/checksum';
import { PagedBytes } from '../bytes/paged-bytes';
import type { PrivateFile } from '../bytes/private-files';
import type { Lookup } from './lookup';
import { keepHolding, mayHold, type Stretch } from './neighbours';
import { FieldLengths } from './norms';
import type { Doc, Postings } from './postings';
import {
  listsOfBlock,
  magic,
  pairOf,
  prologue,
  type SegmentHead,
  wordsBeforeSum,
} from './segment-format';
import { WordDictionary } from './word-dictionary';

/** Thrown when a page of a segment's file cannot be read or its checksum is wrong. */
export class DamagedSegment extends Error {
  constructor(readonly segment: Segment) {
    super('a part of it is damaged');
    this.name = 'DamagedSegment';
  }
}

/**
 * An immutable part of the index: a sorted dictionary, and the postings list of each term. It is one
 * buffer, so it takes the same room in memory as on disk and opens without being parsed. A segment
 * that is opened from a file answers as soon as its first part, the facts of each article, is read.
 * The rest is read page by page when a query needs it, or in the background (`readOn`): reading a
 * quarter of a gigabyte takes longer than a person waits for the first answer.
 *
 * Five in six terms are pairs of characters. Such a pair is one 32-bit number, so their dictionary
 * takes four bytes a term. All other terms follow in a `WordDictionary`. Terms are numbered through
 * both, and the postings lists (see postings.ts) are in that order.
 */
export class Segment {
  readonly ids: ArticleId[];
  readonly termCount: number;
  /** Field by field, the number of different terms in each article. */
  private readonly lengths: Uint16Array;
  /** Sums over all articles, including deleted ones. */
  readonly fieldLengths: FieldLengths;
  /** May be read in a loop only after `readAll`. */
  readonly pairs: Uint32Array;
  /** Offset of each article's row in `neighbours`, in units of eight bytes; and the end. */
  private readonly neighbourStarts: Uint32Array;
  /** The neighbour filter of each article: see neighbours.ts. */
  private readonly neighbours: Uint8Array;
  /** The terms that are not pairs. */
  private readonly words: WordDictionary;
  private readonly blockStarts: Uint32Array;
  private readonly postings: Uint8Array;
  private readonly docs: Map<ArticleId, Doc>;
  private readonly fingerprintBytes: Uint8Array<ArrayBuffer>;
  private fingerprintList: string[] | null = null;
  private readonly pages: PagedBytes;

  /**
   * Throws when the bytes are damaged.
   *
   * @param bytes the whole segment; with a file, the first part and space for the rest
   */
  private constructor(
    private readonly all: Uint8Array<ArrayBuffer>,
    file: PrivateFile | null,
  ) {
    const { buffer, byteOffset, byteLength } = all;
    const [mark, a, b, firstPart, headLength] = prologueOf(all);
    if (mark !== magic || byteLength % 4 !== 0) throw new Error('it is of another kind');
    if (firstPart! > byteLength) throw new Error('it is cut off');
    const [wantedA, wantedB] = checksum(all.subarray(0, firstPart), wordsBeforeSum);
    if (a !== wantedA || b !== wantedB) throw new Error('its checksum is wrong');
    const text = new TextDecoder().decode(all.subarray(prologue, prologue + headLength!));
    const head = JSON.parse(text) as SegmentHead;
    this.ids = head.ids;
    this.fieldLengths = new FieldLengths(...head.lengths);
    this.docs = new Map(head.ids.map((id, doc) => [id, doc]));
    let at = byteOffset + padded(prologue + headLength!);
    const sections = head.sections.map((length) => {
      const section = new Uint8Array(buffer, at, length);
      at += padded(length);
      return section;
    });
    if (at !== byteOffset + byteLength) throw new Error('it is cut off');
    const numbers = ({ byteOffset: from, byteLength: length }: Uint8Array) =>
      new Uint32Array(buffer, from, length / 4);
    const lengths = sections[0]!;
    this.lengths = new Uint16Array(buffer, lengths.byteOffset, lengths.byteLength / 2);
    this.neighbourStarts = numbers(sections[1]!);
    this.pairs = numbers(sections[3]!);
    this.blockStarts = numbers(sections[7]!);
    this.fingerprintBytes = sections[8]!;
    this.neighbours = sections[9]!;
    this.postings = sections[10]!;
    const paged = { all, from: firstPart!, sums: numbers(sections[2]!), file };
    this.pages = new PagedBytes(paged, () => new DamagedSegment(this));
    const wordStarts = numbers(sections[4]!);
    this.words = new WordDictionary(this.pages, sections[5]!, wordStarts, sections[6]!);
    this.termCount = this.pairs.length + this.words.count;
  }

  /** Opens a whole segment in memory. Throws when it is damaged. */
  static of(bytes: Uint8Array<ArrayBuffer>): Segment {
    if (bytes.byteLength < prologue) throw new Error('it is cut off');
    const segment = new Segment(bytes, null);
    segment.readAll();
    return segment;
  }

  /** Opens a file and reads its first part. Throws when that part is damaged. */
  static open(file: PrivateFile): Segment {
    const all = new Uint8Array(file.size);
    file.read(all.subarray(0, prologue), 0);
    const firstPart = prologueOf(all)[3]!;
    if (firstPart > file.size) throw new Error('it is cut off');
    file.read(all.subarray(prologue, firstPart), prologue);
    return new Segment(all, file);
  }

  /** The whole file; throws a `DamagedSegment` when a page cannot be read. */
  get bytes(): Uint8Array<ArrayBuffer> {
    this.readAll();
    return this.all;
  }

  /** Reads all missing pages; throws a `DamagedSegment` when one cannot be read. */
  readAll(): void {
    while (!this.readOn());
  }

  /** In bytes. */
  get weight(): number {
    return this.all.byteLength;
  }

  /** Reads the next missing pages; returns whether all are read now. */
  readOn(): boolean {
    return this.pages.readOn();
  }

  /** Replaces the damaged file by the bytes of the same segment. Throws when they are of another. */
  fill(bytes: Uint8Array<ArrayBuffer>): void {
    if (Segment.of(bytes).stamp !== this.stamp) throw new Error('it is another one');
    this.pages.fill(bytes);
  }

  get size(): number {
    return this.ids.length;
  }

  /** Names the segment: its checksums, which differ for every other segment. */
  get stamp(): string {
    const [, a, b] = prologueOf(this.all);
    return `${a!.toString(36)}-${b!.toString(36)}`;
  }

  lengthOf(doc: Doc, field: number): number {
    return this.lengths[field * this.size + doc]!;
  }

  /** The lengths of one field, by article. */
  lengthsOf(field: number): Uint16Array {
    return this.lengths.subarray(field * this.size, (field + 1) * this.size);
  }

  /** By article: see `fingerprint` in indexed-article.ts. */
  get fingerprints(): readonly string[] {
    if (!this.fingerprintList) {
      this.pages.need(this.fingerprintBytes);
      this.fingerprintList = new TextDecoder().decode(this.fingerprintBytes).split('\n');
    }
    return this.fingerprintList;
  }

  docOf(id: ArticleId): Doc | undefined {
    return this.docs.get(id);
  }

  /**
   * Appends the postings of all terms that the look-up means.
   *
   * @param first added to each article number
   */
  read(lookup: Lookup, into: Postings, first = 0): void {
    for (const [from, to] of this.rangesOf(lookup)) this.readTerms(from, to, into, first);
  }

  /** About how many bytes of postings `read` would pass; all of them for a look-up inside words. */
  costOf(lookup: Lookup): number {
    if (lookup.kind === 'infix') return this.postings.length;
    let cost = 0;
    for (const [from, to] of this.rangesOf(lookup)) {
      if (to - from > listsOfBlock) cost += this.blockOf(to) - this.blockOf(from);
      else if (to > from) cost += this.listsBetween(from, to);
    }
    return cost;
  }

  /** Half-open ranges of the numbers of the terms that the look-up means. */
  private rangesOf(lookup: Lookup): (readonly [from: number, to: number])[] {
    const { kind, text } = lookup;
    const { length: pairCount } = this.pairs;
    if (kind === 'infix') {
      const words = this.words.holding(text, lookup.atEnd);
      return words.map((word) => [pairCount + word, pairCount + word + 1] as const);
    }
    const pair = pairOf(text);
    if (kind === 'term') {
      if (pair === null) {
        const word = this.words.placeOf(text);
        return word === null ? [] : [[pairCount + word, pairCount + word + 1]];
      }
      const term = this.placeOfPair(pair);
      return term < pairCount && this.pairAt(term) === pair ? [[term, term + 1]] : [];
    }
    const [from, to] = this.words.rangeOf(text);
    const words = [pairCount + from, pairCount + to] as const;
    if (pair === null) return [words];
    const next = pair > 0xfffe_ffff ? pairCount : this.placeOfPair(pair + 0x1_0000);
    return [[this.placeOfPair(pair), next], words];
  }

  /** Appends the postings of terms `from` up to `to`, exclusive. */
  readTerms(from: number, to: number, into: Postings, first = 0): void {
    if (from >= to) return;
    const { postings } = this;
    let at = this.placeOfList(from);
    this.pages.need(postings, at, this.blockOf(to + listsOfBlock - 1));
    for (let term = from; term < to; term++) {
      at = this.pastLength(at);
      const end = at + this.listLength;
      into.read(postings, at, end, first);
      at = end;
    }
  }

  /** The length of the list that `pastLength` was called for last: two results without an object. */
  private listLength = 0;

  /** Reads the length of a list into `listLength`; returns the offset of its first byte. */
  private pastLength(place: number): number {
    const { postings } = this;
    let at = place;
    let byte = postings[at++]!;
    let length = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postings[at++]!;
      length |= (byte & 127) << shift;
    }
    this.listLength = length;
    return at;
  }

  /** Offset of the block that holds a term's list; the end of all lists for a term past the last. */
  private blockOf(term: number): number {
    const { blockStarts } = this;
    const block = Math.min(blockStarts.length - 1, Math.floor(term / listsOfBlock));
    this.pages.need(blockStarts, 4 * block, 4 * block + 4);
    return blockStarts[block]!;
  }

  private listsBetween(from: number, to: number): number {
    const start = this.placeOfList(from);
    return to < this.termCount ? this.placeOfList(to) - start : this.postings.length - start;
  }

  private placeOfList(term: number): number {
    let at = this.blockOf(term);
    if (term % listsOfBlock > 0)
      this.pages.need(this.postings, at, this.blockOf(term + listsOfBlock));
    for (let skipped = term % listsOfBlock; skipped > 0; skipped--) {
      at = this.pastLength(at) + this.listLength;
    }
    return at;
  }

  /** False when the article certainly lacks one of these neighbours. */
  mayHold(doc: Doc, keys: readonly number[]): boolean {
    const { neighbours, neighbourStarts: starts } = this;
    const [from, to] = [starts[doc]! * 8, starts[doc + 1]! * 8];
    this.pages.need(neighbours, from, to);
    return mayHold(neighbours, from, to, keys);
  }

  /**
   * Filters many articles at once: see `keepHolding` in neighbours.ts.
   *
   * @param first number of the segment's first article in the whole index
   */
  keepHolding(docs: Uint32Array, stretch: Stretch, first: Doc, keys: readonly number[]): number {
    const { neighbours: bytes, neighbourStarts: starts } = this;
    // The rows that it reads are scattered over all pages.
    if (stretch.from < stretch.to) this.pages.need(bytes);
    return keepHolding(docs, stretch, { bytes, starts, first }, keys);
  }

  neighboursOf(doc: Doc): Uint8Array {
    const { neighbours, neighbourStarts: starts } = this;
    const [from, to] = [starts[doc]! * 8, starts[doc + 1]! * 8];
    this.pages.need(neighbours, from, to);
    return neighbours.subarray(from, to);
  }

  /** Place of the first pair that is not smaller. */
  private placeOfPair(pair: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.pairAt(middle) < pair) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private pairAt(place: number): number {
    this.pages.need(this.pairs, 4 * place, 4 * place + 4);
    return this.pairs[place]!;
  }

  get wordCount(): number {
    return this.words.count;
  }

  /** A term that is not a pair, by its place among these. */
  wordAt(word: number): string {
    return this.words.at(word);
  }

  /** Compares a word of this segment with one of another, for merging: negative when it is first. */
  compareWords(word: number, other: Segment, otherWord: number): number {
    return this.words.compareWith(word, other.words, otherWord);
  }

  wordsWithPrefix(prefix: string): string[] {
    return this.words.withPrefix(prefix);
  }

  /** The words at most `most` edits away, each with its distance. */
  similarWords(word: string, most: number): [word: string, distance: number][] {
    return this.words.similar(word, most);
  }
}

function prologueOf({ buffer, byteOffset }: Uint8Array<ArrayBuffer>): Uint32Array {
  return new Uint32Array(buffer, byteOffset, prologue / 4);
}
