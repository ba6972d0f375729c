import type { ArticleId } from '../../core/article';
import { checksum } from '../bytes/checksum';
import { PagedBytes } from '../bytes/paged-bytes';
import type { PrivateFile } from '../bytes/private-files';
import { characterOf, endMark } from '../text/tokenize';
import type { Lookup } from './lookup';
import { keepHolding, mayHold, type Stretch } from './neighbours';
import { FieldLengths } from './norms';
import type { Doc, Postings } from './postings';
import { similarTerms } from './similar-terms';
import { blocksHolding, holds, wordsOfBlock } from './word-blocks';

export interface SegmentHead {
  ids: ArticleId[];
  /** The parts of a `FieldLengths`. */
  lengths: [sums: number[], counts: number[], most: number[]];
  /** Bytes of each section, in the order of the file. */
  sections: number[];
}

/**
 * "CRL4", then two words of checksum over what follows up to the end of the first part, then how many
 * bytes this part and the head take. The second part, nearly all, is in pages, of which the first part
 * holds the checksums.
 */
export const magic = 0x344c5243;
export const prologue = 20;
export const wordsBeforeSum = 3;
/** Of the sections, those that make the second part. */
export const pagedSections = 8;

/** What was read of a segment's file is not what was written. */
export class DamagedSegment extends Error {
  constructor(readonly segment: Segment) {
    super('a part of it is damaged');
    this.name = 'DamagedSegment';
  }
}

/** So many lists of postings stand between two whose place is noted. */
export const listsOfBlock = 8;

/**
 * A part of the index that never changes: a sorted dictionary, and for each term its articles. All
 * of it lies in one buffer, so it costs what it weighs on disk and opens without being parsed. Opened
 * from a file it serves as soon as its first part is read, what is told of each article; all else is
 * read page by page when it is asked for, or behind that (`readOn`): a quarter of a gigabyte takes
 * longer to read than one waits for the first answer.
 *
 * Five in six terms are pairs of characters: two of 16 bits side by side in one number, so that their
 * dictionary takes four bytes each. All other terms follow them, as bytes with a line end behind each.
 * Terms are numbered through both, and their postings (see postings.ts) stand in that order.
 */
export class Segment {
  readonly ids: ArticleId[];
  readonly termCount: number;
  /** Field after field, of each article the number of different terms. */
  private readonly lengths: Uint16Array;
  /** Of all its articles, also of those that are gone. */
  readonly fieldLengths: FieldLengths;
  /** To be passed through when all is there: see `readAll`. */
  readonly pairs: Uint32Array;
  /** Article after article where its row of `neighbours` begins, in eight bytes; and the end. */
  private readonly neighbourStarts: Uint32Array;
  /** What stands beside what in each article: see neighbours.ts. */
  private readonly neighbours: Uint8Array;
  private readonly wordStarts: Uint32Array;
  private readonly wordBytes: Uint8Array;
  private readonly blockStarts: Uint32Array;
  private readonly postings: Uint8Array;
  private readonly docs: Map<ArticleId, Doc>;
  private readonly wordBlocks: Uint8Array;
  private readonly fingerprintBytes: Uint8Array<ArrayBuffer>;
  private fingerprintList: string[] | null = null;
  private readonly pages: PagedBytes;

  /**
   * Throws when the bytes are damaged.
   *
   * @param bytes all of them, or with a file the first part and room for the rest
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
    this.wordStarts = numbers(sections[4]!);
    this.wordBytes = sections[5]!;
    this.wordBlocks = sections[6]!;
    this.blockStarts = numbers(sections[7]!);
    this.fingerprintBytes = sections[8]!;
    this.neighbours = sections[9]!;
    this.postings = sections[10]!;
    this.termCount = this.pairs.length + this.wordStarts.length - 1;
    const paged = { all, from: firstPart!, sums: numbers(sections[2]!), file };
    this.pages = new PagedBytes(paged, () => new DamagedSegment(this));
  }

  /** Of bytes that are all there. Throws when they are damaged. */
  static of(bytes: Uint8Array<ArrayBuffer>): Segment {
    if (bytes.byteLength < prologue) throw new Error('it is cut off');
    const segment = new Segment(bytes, null);
    segment.readAll();
    return segment;
  }

  /** Of a file of which the first part is read now. Throws when that is damaged. */
  static open(file: PrivateFile): Segment {
    const all = new Uint8Array(file.size);
    file.read(all.subarray(0, prologue), 0);
    const firstPart = prologueOf(all)[3]!;
    if (firstPart > file.size) throw new Error('it is cut off');
    file.read(all.subarray(prologue, firstPart), prologue);
    return new Segment(all, file);
  }

  /** All of it; throws a `DamagedSegment` when a part of it cannot be read. */
  get bytes(): Uint8Array<ArrayBuffer> {
    this.readAll();
    return this.all;
  }

  /** Throws a `DamagedSegment` when a part of it cannot be read. */
  readAll(): void {
    while (!this.readOn());
  }

  /** In bytes. */
  get weight(): number {
    return this.all.byteLength;
  }

  /** Reads the next missing pages; answers whether all are there then. */
  readOn(): boolean {
    return this.pages.readOn();
  }

  /** Takes the place of the file, which was damaged, when it is the same segment. Throws otherwise. */
  fill(bytes: Uint8Array<ArrayBuffer>): void {
    if (Segment.of(bytes).stamp !== this.stamp) throw new Error('it is another one');
    this.pages.fill(bytes);
  }

  get size(): number {
    return this.ids.length;
  }

  /** Another for every other segment: its checksums. */
  get stamp(): string {
    const [, a, b] = prologueOf(this.all);
    return `${a!.toString(36)}-${b!.toString(36)}`;
  }

  lengthOf(doc: Doc, field: number): number {
    return this.lengths[field * this.size + doc]!;
  }

  /** Of all its articles. */
  lengthsOf(field: number): Uint16Array {
    return this.lengths.subarray(field * this.size, (field + 1) * this.size);
  }

  /** Of its articles: see `fingerprint` in indexed-article.ts. */
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
      return term < this.pairs.length && this.pairAt(term) === pair ? [[term, term + 1]] : [];
    }
    const words = this.wordsBeginning(text);
    if (pair === null) return [words];
    const next = pair > 0xfffe_ffff ? this.pairs.length : this.placeOfPair(pair + 0x1_0000);
    return [[this.placeOfPair(pair), next], words];
  }

  /** Of the terms from one number to before another, one after the other. */
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

  /** Of the list whose beginning `pastLength` has passed last. */
  private listLength = 0;

  /** Reads how long a list is; answers where it begins. */
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

  /** Where the block of a term's list begins; behind the last one, the end. */
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

  /** Whether the article may hold all of these neighbours; most that do not are told. */
  mayHold(doc: Doc, keys: readonly number[]): boolean {
    const { neighbours, neighbourStarts: starts } = this;
    const [from, to] = [starts[doc]! * 8, starts[doc + 1]! * 8];
    this.pages.need(neighbours, from, to);
    return mayHold(neighbours, from, to, keys);
  }

  /**
   * The same of many: see `keepHolding` in neighbours.ts.
   *
   * @param first is the number of its first article
   */
  keepHolding(docs: Uint32Array, stretch: Stretch, first: Doc, keys: readonly number[]): number {
    const { neighbours: bytes, neighbourStarts: starts } = this;
    // What it asks of them lies scattered all over.
    if (stretch.from < stretch.to) this.pages.need(bytes);
    return keepHolding(docs, stretch, { bytes, starts, first }, keys);
  }

  neighboursOf(doc: Doc): Uint8Array {
    const { neighbours, neighbourStarts: starts } = this;
    const [from, to] = [starts[doc]! * 8, starts[doc + 1]! * 8];
    this.pages.need(neighbours, from, to);
    return neighbours.subarray(from, to);
  }

  /** The first pair that is not before it. */
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
    const start = this.startOf(word);
    return latin1(this.wordBytes.subarray(start, start + this.wordLength(word)));
  }

  /** Where it begins; it is there then. */
  private startOf(word: number): number {
    const { wordStarts } = this;
    this.pages.need(wordStarts, 4 * word, 4 * word + 8);
    this.pages.need(this.wordBytes, wordStarts[word], wordStarts[word + 1]);
    return wordStarts[word]!;
  }

  /** Without the line end. */
  private wordLength(word: number): number {
    return this.wordStarts[word + 1]! - this.wordStarts[word]! - 1;
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
    const start = this.startOf(word);
    const length = this.wordLength(word);
    const shared = Math.min(length, text.length);
    for (let i = 0; i < shared; i++) {
      const difference = this.wordBytes[start + i]! - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return beginningOnly && length > text.length ? 0 : length - text.length;
  }

  /** The words of this segment against those of another, for merging. */
  compareWords(word: number, other: Segment, otherWord: number): number {
    const start = this.startOf(word);
    const otherStart = other.startOf(otherWord);
    const length = this.wordLength(word);
    const otherLength = other.wordLength(otherWord);
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
    this.pages.need(this.wordStarts);
    this.pages.need(this.wordBytes);
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
    this.pages.need(this.wordBlocks);
    for (const block of blocksHolding(this.wordBlocks, wanted)) {
      const end = Math.min(this.wordCount, (block + 1) * wordsOfBlock);
      for (let word = block * wordsOfBlock; word < end; word++) {
        const from = this.startOf(word);
        // With the line end.
        if (holds(this.wordBytes, from, from + this.wordLength(word) + 1, wanted))
          found.push(this.pairs.length + word);
      }
    }
    return found;
  }
}

function prologueOf({ buffer, byteOffset }: Uint8Array<ArrayBuffer>): Uint32Array {
  return new Uint32Array(buffer, byteOffset, prologue / 4);
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
