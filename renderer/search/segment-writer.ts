import type { ArticleId } from '../core/article';
import {
  bodyField,
  checksum,
  type Doc,
  fields,
  magic,
  padded,
  prologue,
  type SegmentHead,
} from './segment';

/** Bytes of which it is not known how many come. */
class Bytes {
  bytes = new Uint8Array(1 << 16);
  length = 0;

  /** Room for so many more. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  varint(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.bytes[this.length++] = (rest & 127) | 128;
    this.bytes[this.length++] = rest;
  }
}

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

  bytes(): Uint8Array {
    return new Uint8Array(this.numbers.buffer, 0, this.length * 4);
  }
}

/** Writes a segment: the articles first, then term after term in their order. */
export class SegmentWriter {
  private readonly ids: ArticleId[] = [];
  private readonly fingerprints: string[] = [];
  private readonly lengths: number[] = [];
  private readonly terms = new Bytes();
  private readonly termStarts = new Numbers();
  private readonly postings = new Bytes();
  private readonly postingStarts = new Numbers();
  private term = '';
  private before = 0;

  get size(): number {
    return this.ids.length;
  }

  /** @param lengths of each field, the number of different terms */
  addArticle(id: ArticleId, fingerprint: string, lengths: ArrayLike<number>): Doc {
    this.ids.push(id);
    this.fingerprints.push(fingerprint);
    for (let i = 0; i < fields.length; i++) this.lengths.push(Math.min(lengths[i] ?? 0, 0xffff));
    return this.ids.length - 1;
  }

  /** Terms come in order; one of which no article follows is left out. */
  beginTerm(term: string): void {
    this.term = term;
    this.before = 0;
  }

  /** Articles come in order, the fields of one side by side. */
  add(doc: Doc, field: number, frequency: number): void {
    const { postings } = this;
    if (this.term !== '') this.openTerm();
    postings.reserve(16);
    const distance = (doc - this.before) * 4;
    this.before = doc;
    if (field !== bodyField) {
      postings.varint(distance + 3);
      postings.bytes[postings.length++] = field | (Math.min(frequency, 31) << 3);
    } else if (frequency < 3) postings.varint(distance + frequency - 1);
    else {
      postings.varint(distance + 2);
      postings.varint(frequency - 3);
    }
  }

  private openTerm(): void {
    const { terms, term } = this;
    this.termStarts.push(terms.length);
    this.postingStarts.push(this.postings.length);
    terms.reserve(term.length);
    for (let i = 0; i < term.length; i++) terms.bytes[terms.length++] = term.charCodeAt(i);
    this.term = '';
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.termStarts.push(this.terms.length);
    this.postingStarts.push(this.postings.length);
    const sections = [
      new Uint8Array(Uint16Array.from(this.lengths).buffer),
      this.termStarts.bytes(),
      this.postingStarts.bytes(),
      this.terms.bytes.subarray(0, this.terms.length),
      this.postings.bytes.subarray(0, this.postings.length),
    ];
    const { ids, fingerprints } = this;
    const lengths = sections.map((section) => section.byteLength);
    const head: SegmentHead = { ids, fingerprints, sections: lengths };
    const headBytes = new TextEncoder().encode(JSON.stringify(head));
    const start = padded(prologue + headBytes.length);
    const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + padded(length), start));
    bytes.set(headBytes, prologue);
    let at = start;
    for (const section of sections) {
      bytes.set(section, at);
      at += padded(section.byteLength);
    }
    const words = new Uint32Array(bytes.buffer, 0, 4);
    words[0] = magic;
    words[3] = headBytes.length;
    [words[1], words[2]] = checksum(bytes);
    return bytes;
  }
}
