import type { ArticleId } from '../core/article';
import { similarTerms } from './similar-terms';

/** An article's number within its part of the index. */
export type Doc = number;

/** What is kept apart of an article; ranked and searched apart. */
export const fields = ['title', 'byline', 'site', 'tags', 'notes', 'body'] as const;
export const bodyField = fields.indexOf('body');

/** Told of each article that holds a term: in which field, how often. Their order is by article. */
export type Visit = (doc: Doc, field: number, frequency: number) => void;

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

/** "CRL1", then two words of checksum over all that follows, then the length of the head. */
export const magic = 0x314c5243;
export const prologue = 16;

/** Two sums over 32-bit words, each bijective in every word: no single wrong word goes unnoticed. */
export function checksum(bytes: Uint8Array<ArrayBuffer>): [number, number] {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 3; i < words.length; i++) {
    const word = words[i]!;
    a = Math.imul(a ^ word, 0x01000193);
    b = (Math.imul(b, 31) + word) | 0;
  }
  return [a >>> 0, b >>> 0];
}

/**
 * A part of the index that never changes: a sorted dictionary, and for each term its articles. All
 * of it lies in one buffer, so it costs what it weighs on disk and opens without being read.
 *
 * A posting is a varint of 4 × (distance to the article before) + what follows: 0 once in the body,
 * 1 twice, 2 a varint with the rest of the frequency, 3 a byte with another field and a frequency.
 */
export class Segment {
  readonly ids: ArticleId[];
  readonly fingerprints: string[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly termCount: number;
  /** Article after article, of each field the number of different terms. */
  readonly lengths: Uint16Array;
  private readonly termStarts: Uint32Array;
  private readonly postingStarts: Uint32Array;
  private readonly terms: Uint8Array;
  private readonly postings: Uint8Array;
  private readonly docs: Map<ArticleId, Doc>;
  private words: { text: string; starts: Uint32Array; numbers: Uint32Array } | null = null;

  /** Throws when the bytes are damaged. */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
    if (bytes.byteLength < prologue || bytes.byteLength % 4 !== 0) throw new Error('it is cut off');
    const [mark, a, b, headLength] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
    const [wantedA, wantedB] = checksum(bytes);
    if (mark !== magic || a !== wantedA || b !== wantedB) throw new Error('its checksum is wrong');
    const text = new TextDecoder().decode(bytes.subarray(prologue, prologue + headLength!));
    const head = JSON.parse(text) as SegmentHead;
    this.ids = head.ids;
    this.fingerprints = head.fingerprints;
    this.docs = new Map(head.ids.map((id, doc) => [id, doc]));
    let at = bytes.byteOffset + padded(prologue + headLength!);
    const next = (index: number) => {
      const start = at;
      at += padded(head.sections[index]!);
      return [bytes.buffer, start, head.sections[index]!] as const;
    };
    const words = ([buffer, start, length]: ReturnType<typeof next>) =>
      new Uint32Array(buffer, start, length / 4);
    const [buffer, start, length] = next(0);
    this.lengths = new Uint16Array(buffer, start, length / 2);
    this.termStarts = words(next(1));
    this.postingStarts = words(next(2));
    this.terms = new Uint8Array(...next(3));
    this.postings = new Uint8Array(...next(4));
    this.termCount = this.termStarts.length - 1;
  }

  get size(): number {
    return this.ids.length;
  }

  docOf(id: ArticleId): Doc | undefined {
    return this.docs.get(id);
  }

  termAt(index: number): string {
    return latin1(this.terms.subarray(this.termStarts[index]!, this.termStarts[index + 1]!));
  }

  /** @param first is added to the numbers of the articles */
  visit(lookup: Lookup, visit: Visit, first = 0): void {
    if (lookup.kind === 'infix') {
      for (const index of this.holding(lookup)) this.visitTerms(index, index + 1, visit, first);
    } else if (lookup.kind === 'prefix') {
      this.visitTerms(...this.range(lookup.text), visit, first);
    } else {
      this.visitTerms(...this.rangeOf(lookup.text), visit, first);
    }
  }

  /** Bytes of postings that `visit` passes; unknown before the words were looked into. */
  costOf(lookup: Lookup): number {
    if (lookup.kind === 'infix') return this.postings.length;
    const [from, to] =
      lookup.kind === 'prefix' ? this.range(lookup.text) : this.rangeOf(lookup.text);
    return this.postingStarts[to]! - this.postingStarts[from]!;
  }

  /** The number of the term and the next, or twice the same. */
  private rangeOf(text: string): [from: number, to: number] {
    const index = this.place(text, false);
    const isThere = index < this.termCount && this.compare(index, text, false) === 0;
    return [index, isThere ? index + 1 : index];
  }

  /** Of the terms from one number to before another, one after the other. */
  visitTerms(from: number, to: number, visit: Visit, first = 0): void {
    const { postings, postingStarts } = this;
    for (let term = from; term < to; term++) {
      let at = postingStarts[term]!;
      const end = postingStarts[term + 1]!;
      let doc = first;
      while (at < end) {
        let byte = postings[at++]!;
        let value = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = postings[at++]!;
          value |= (byte & 127) << shift;
        }
        doc += value >>> 2;
        const rest = value & 3;
        if (rest < 2) visit(doc, bodyField, rest + 1);
        else if (rest === 3) {
          const packed = postings[at++]!;
          visit(doc, packed & 7, packed >>> 3);
        } else {
          byte = postings[at++]!;
          let frequency = byte & 127;
          for (let shift = 7; byte > 127; shift += 7) {
            byte = postings[at++]!;
            frequency |= (byte & 127) << shift;
          }
          visit(doc, bodyField, frequency + 3);
        }
      }
    }
  }

  /** The numbers of the terms that begin so. */
  range(prefix: string): [from: number, to: number] {
    return [this.place(prefix, false), this.place(prefix, true)];
  }

  /** The first term that is not before `text`; or not before and not beginning so. */
  private place(text: string, behindPrefix: boolean): number {
    let low = 0;
    let high = this.termCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.compare(middle, text, behindPrefix);
      if (order < 0 || (behindPrefix && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private compare(index: number, text: string, beginningOnly: boolean): number {
    const start = this.termStarts[index]!;
    const length = this.termStarts[index + 1]! - start;
    const shared = Math.min(length, text.length);
    for (let i = 0; i < shared; i++) {
      const difference = this.terms[start + i]! - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return beginningOnly && length > text.length ? 0 : length - text.length;
  }

  /** The terms of this segment against those of another, for merging. */
  compareTerms(index: number, other: Segment, otherIndex: number): number {
    const start = this.termStarts[index]!;
    const otherStart = other.termStarts[otherIndex]!;
    const length = this.termStarts[index + 1]! - start;
    const otherLength = other.termStarts[otherIndex + 1]! - otherStart;
    const shared = Math.min(length, otherLength);
    for (let i = 0; i < shared; i++) {
      const difference = this.terms[start + i]! - other.terms[otherStart + i]!;
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  wordsWithPrefix(prefix: string): string[] {
    const [from, to] = this.range(prefix);
    return Array.from({ length: to - from }, (_, i) => this.termAt(from + i));
  }

  similarWords(word: string, most: number): [word: string, distance: number][] {
    return this.wordRanges().flatMap(([from, to]) =>
      similarTerms(word, most, this.terms, this.termStarts, from, to),
    );
  }

  /** Where words stand in the dictionary: before and behind the pairs. */
  wordRanges(): [from: number, to: number][] {
    return [
      [this.place('\u0002', false), this.place('\u007f', false)],
      [this.place('\u00c0', false), this.termCount],
    ];
  }

  /** The terms in which words hold the text. The engine's own search through one string is fastest. */
  private holding(lookup: Extract<Lookup, { kind: 'infix' }>): number[] {
    this.words ??= this.joinWords();
    const { text, starts, numbers } = this.words;
    const wanted = lookup.atEnd ? `${lookup.text}\n` : lookup.text;
    const found: number[] = [];
    for (let at = text.indexOf(wanted); at >= 0; ) {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (starts[middle]! <= at) low = middle + 1;
        else high = middle;
      }
      found.push(numbers[low - 1]!);
      at = low < starts.length ? text.indexOf(wanted, starts[low]!) : -1;
    }
    return found;
  }

  /** All words in one string, a line each, with where each begins and its number. */
  private joinWords() {
    const words: string[] = [];
    const numbers: number[] = [];
    const starts: number[] = [];
    let length = 0;
    for (const [from, to] of this.wordRanges()) {
      for (let index = from; index < to; index++) {
        const word = this.termAt(index);
        words.push(word);
        numbers.push(index);
        starts.push(length);
        length += word.length + 1;
      }
    }
    return {
      text: `${words.join('\n')}\n`,
      starts: Uint32Array.from(starts),
      numbers: Uint32Array.from(numbers),
    };
  }
}

export function padded(length: number): number {
  return (length + 3) & ~3;
}

/** Terms are short. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode.apply(null, bytes as unknown as number[]);
}
