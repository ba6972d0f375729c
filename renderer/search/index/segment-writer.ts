import type { ArticleId } from '../../core/article/article';
import { checksum, padded } from '../bytes/checksum';
import { bytesOfPage } from '../bytes/paged-bytes';
import { FieldLengths, longest } from './norms';
import { Bytes, type Doc, fields, PostingsWriter } from './postings';
import {
  listsOfBlock,
  magic,
  pagedSections,
  prologue,
  type SegmentHead,
  wordsBeforeSum,
} from './segment-format';
import { makeWordBlocks } from './word-blocks';

class Numbers {
  numbers = new Uint32Array(1 << 12);
  length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Uint32Array(this.numbers.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = value;
  }

  written(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.numbers.buffer, 0, this.length * 4);
  }
}

/** Writes a segment. Call it with all articles first, then the pairs, then the other terms, in order. */
export class SegmentWriter {
  private readonly ids: ArticleId[] = [];
  private readonly fingerprints: string[] = [];
  private readonly lengths = fields.map(() => [] as number[]);
  private readonly fieldLengths = new FieldLengths();
  private readonly neighbours = new Bytes();
  private readonly neighbourStarts = new Numbers();
  private readonly pairs = new Numbers();
  private readonly words = new Bytes();
  private readonly wordStarts = new Numbers();
  private readonly list = new PostingsWriter();
  private readonly postings = new Bytes();
  private readonly blockStarts = new Numbers();
  private term: number | string = '';
  private termCount = 0;

  get size(): number {
    return this.ids.length;
  }

  /**
   * @param lengths of each field, the number of different terms
   * @param neighbours the article's row
   */
  addArticle(
    id: ArticleId,
    fingerprint: string,
    lengths: ArrayLike<number>,
    neighbours: Uint8Array,
  ): Doc {
    this.ids.push(id);
    this.fingerprints.push(fingerprint);
    for (let field = 0; field < fields.length; field++) {
      const length = Math.min(lengths[field] ?? 0, longest);
      this.lengths[field]!.push(length);
      this.fieldLengths.add(field, length);
    }
    this.neighbourStarts.push(this.neighbours.length / 8);
    this.neighbours.append(neighbours);
    return this.ids.length - 1;
  }

  /** Starts a term: a pair by its number, any other as text. A term without articles is left out. */
  beginTerm(term: number | string): void {
    this.closeTerm();
    this.term = term;
  }

  /** Articles must come in order, the fields of an article side by side. */
  add(doc: Doc, field: number, frequency: number): void {
    this.list.add(doc, field, frequency);
  }

  private closeTerm(): void {
    const { list, term, words } = this;
    if (list.isEmpty) return;
    if (this.termCount % listsOfBlock === 0) this.blockStarts.push(this.postings.length);
    this.termCount += 1;
    if (typeof term === 'number') this.pairs.push(term);
    else {
      this.wordStarts.push(words.length);
      words.reserve(term.length + 1);
      for (let i = 0; i < term.length; i++) words.bytes[words.length++] = term.charCodeAt(i);
      words.bytes[words.length++] = 0x0a;
    }
    list.closeInto(this.postings);
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.closeTerm();
    this.neighbourStarts.push(this.neighbours.length / 8);
    this.wordStarts.push(this.words.length);
    this.blockStarts.push(this.postings.length);
    const paged = [
      this.pairs.bytes(),
      this.wordStarts.bytes(),
      this.words.written(),
      makeWordBlocks(this.words.written(), this.wordStarts.written()),
      this.blockStarts.bytes(),
      new TextEncoder().encode(this.fingerprints.join('\n')),
      this.neighbours.written(),
      this.postings.written(),
    ];
    const pagedBytes = paged.reduce((sum, section) => sum + padded(section.byteLength), 0);
    const sections = [
      new Uint8Array(Uint16Array.from(this.lengths.flat()).buffer),
      this.neighbourStarts.bytes(),
      // The checksums of the pages are filled in below.
      new Uint8Array(Math.ceil(pagedBytes / bytesOfPage) * 4),
      ...paged,
    ];
    const { ids } = this;
    const lengths = sections.map((section) => section.byteLength);
    const { sums: inAll, counts, most } = this.fieldLengths;
    const head: SegmentHead = { ids, lengths: [inAll, counts, most], sections: lengths };
    const headBytes = new TextEncoder().encode(JSON.stringify(head));
    const start = padded(prologue + headBytes.length);
    const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + padded(length), start));
    bytes.set(headBytes, prologue);
    let at = start;
    for (const section of sections) {
      bytes.set(section, at);
      at += padded(section.byteLength);
    }
    const firstPart = bytes.length - pagedBytes;
    const sums = new Uint32Array(bytes.buffer, firstPart - lengths.at(-1 - pagedSections)!);
    for (let page = 0; page * bytesOfPage < pagedBytes; page++) {
      const from = firstPart + page * bytesOfPage;
      [sums[page]] = checksum(bytes.subarray(from, from + bytesOfPage));
    }
    const words = new Uint32Array(bytes.buffer, 0, prologue / 4);
    words[0] = magic;
    words[3] = firstPart;
    words[4] = headBytes.length;
    [words[1], words[2]] = checksum(bytes.subarray(0, firstPart), wordsBeforeSum);
    return bytes;
  }
}
