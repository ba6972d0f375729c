/** An article's number within its part of the index. */
export type Doc = number;

/** The indexed fields; each has its own counts and weight. */
export const fields = ['title', 'byline', 'site', 'tags', 'notes', 'body', 'leftOut'] as const;
export const bodyField = fields.indexOf('body');
/** Not in the segments, but beside them: see tag-sets.ts. */
export const tagsField = fields.indexOf('tags');

export interface PostingsRange {
  from: number;
  to: number;
  /** True when the articles are in order, so all postings of an article are side by side. */
  inOrder: boolean;
  /** How many different articles there are; known only when they are in order. */
  articles: number;
}

/**
 * Postings of one term or several: article, field, frequency. Two parallel arrays that callers read in
 * plain loops: a callback for each posting took a third of the time of a search.
 */
export class Postings {
  docs = new Uint32Array(1 << 12);
  /** The field + 8 × the frequency. */
  counts = new Uint32Array(1 << 12);
  length = 0;
  private start = 0;
  private inOrder = true;
  private articles = 0;

  clear(): this {
    this.length = 0;
    this.begin();
    return this;
  }

  /** Postings added from here on are of another term. */
  begin(): void {
    this.start = this.length;
    this.inOrder = true;
    this.articles = 0;
  }

  /** The range of postings since `begin`. */
  get range(): PostingsRange {
    const { start: from, length: to, inOrder, articles } = this;
    return { from, to, inOrder, articles };
  }

  add(doc: Doc, field: number, frequency: number): void {
    this.reserve(1);
    if (doc < this.lastDoc) this.inOrder = false;
    if (doc !== this.lastDoc) this.articles += 1;
    this.docs[this.length] = doc;
    this.counts[this.length++] = field + 8 * frequency;
  }

  private get lastDoc(): Doc {
    return this.length === this.start ? -1 : this.docs[this.length - 1]!;
  }

  private reserve(more: number): void {
    const wanted = this.length + more;
    if (wanted <= this.docs.length) return;
    const size = Math.max(this.docs.length * 2, wanted);
    const grown = (numbers: Uint32Array<ArrayBuffer>) => {
      const larger = new Uint32Array(size);
      larger.set(numbers);
      return larger;
    };
    this.docs = grown(this.docs);
    this.counts = grown(this.counts);
  }

  /**
   * Appends a list as `PostingsWriter` writes it.
   *
   * @param first is added to the numbers of the articles
   */
  read(bytes: Uint8Array, from: number, to: number, first: Doc): void {
    // A posting takes a byte at least.
    this.reserve(to - from);
    const { docs, counts } = this;
    let { length } = this;
    let doc = first;
    let before = this.lastDoc;
    let articles = 0;
    for (let at = from; at < to; ) {
      let byte = bytes[at++]!;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++]!;
        value |= (byte & 127) << shift;
      }
      doc += value >>> 2;
      articles += doc === before ? 0 : 1;
      before = doc;
      const rest = value & 3;
      let count = bodyField + 8 * (rest + 1);
      if (rest === 3) {
        count = bytes[at++]!;
      } else if (rest === 2) {
        byte = bytes[at++]!;
        let frequency = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++]!;
          frequency |= (byte & 127) << shift;
        }
        count = bodyField + 8 * (frequency + 3);
      }
      docs[length] = doc;
      counts[length++] = count;
    }
    this.articles += articles;
    if (length > this.length && docs[this.length]! < this.lastDoc) this.inOrder = false;
    this.length = length;
  }
}

/** A byte array that grows. */
export class Bytes {
  bytes = new Uint8Array(1 << 16);
  length = 0;

  /** Reserves this many more bytes. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  append(other: Uint8Array): void {
    this.reserve(other.length);
    this.bytes.set(other, this.length);
    this.length += other.length;
  }

  /** Five bytes must be reserved. */
  varint(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.bytes[this.length++] = (rest & 127) | 128;
    this.bytes[this.length++] = rest;
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/**
 * Writes one list after the other. A posting is a varint of 4 × (distance to the article before) +
 * what follows: 0 once in the body, 1 twice, 2 a varint with the rest of the frequency, 3 a byte
 * with another field and a frequency.
 */
export class PostingsWriter {
  private readonly list = new Bytes();
  private before = 0;

  get isEmpty(): boolean {
    return this.list.length === 0;
  }

  /** Articles must come in order, the fields of an article side by side. */
  add(doc: Doc, field: number, frequency: number): void {
    const { list } = this;
    list.reserve(16);
    const distance = (doc - this.before) * 4;
    this.before = doc;
    if (field !== bodyField) {
      list.varint(distance + 3);
      list.bytes[list.length++] = field | (Math.min(frequency, 31) << 3);
    } else if (frequency < 3) list.varint(distance + frequency - 1);
    else {
      list.varint(distance + 2);
      list.varint(frequency - 3);
    }
  }

  /** Writes the list after its length in bytes, and starts the next list. */
  closeInto(all: Bytes): void {
    const { bytes, length } = this.list;
    all.reserve(length + 5);
    all.varint(length);
    // Most lists are a few bytes: a loop is cheaper than a view.
    if (length > 64) all.append(this.list.written());
    else for (let i = 0; i < length; i++) all.bytes[all.length++] = bytes[i]!;
    this.list.length = 0;
    this.before = 0;
  }
}
